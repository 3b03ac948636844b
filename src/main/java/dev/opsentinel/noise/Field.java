package dev.opsentinel.noise;

import java.util.Locale;
import java.util.Set;

/** What an entry may ask about an event, beside its feature. */
enum Field {
  ACTION("action") {
    @Override
    Fit fit(EventFacts facts, Set<String> values) {
      return Fit.among(facts.action(), values);
    }
  },
  OBJECT_TYPE("objectType") {
    @Override
    Fit fit(EventFacts facts, Set<String> values) {
      return Fit.among(facts.objectType(), values);
    }
  },
  /** By e-mail or by id; 1Password does not normalise the case of e-mail addresses. */
  USER("user") {
    @Override
    String normal(String value) {
      return value.toLowerCase(Locale.ROOT);
    }

    @Override
    Fit fit(EventFacts facts, Set<String> values) {
      Fit byEmail = Fit.among(normal(facts.email()), values);
      Fit byId = Fit.among(normal(facts.userUuid()), values);
      if (byEmail == Fit.FITS || byId == Fit.FITS) {
        return Fit.FITS;
      }
      // Half a user may be the other half of somebody on the list.
      return byEmail == Fit.UNKNOWN || byId == Fit.UNKNOWN ? Fit.UNKNOWN : Fit.DIFFERS;
    }
  },
  VAULT("vault") {
    @Override
    Fit fit(EventFacts facts, Set<String> values) {
      return facts.concernsVault() ? Fit.among(facts.vault(), values) : Fit.DIFFERS;
    }
  },
  ITEM("item") {
    @Override
    Fit fit(EventFacts facts, Set<String> values) {
      return facts.concernsItem() ? Fit.among(facts.item(), values) : Fit.DIFFERS;
    }
  },
  APP("app") {
    @Override
    Fit fit(EventFacts facts, Set<String> values) {
      return Fit.among(facts.app(), values);
    }
  };

  private final String word;

  Field(String word) {
    this.word = word;
  }

  /** As a policy file says it. */
  String word() {
    return word;
  }

  /** The form in which values of the policy and of events are compared. */
  String normal(String value) {
    return value;
  }

  /**
   * How the event answers an entry that asks for one of the values.
   *
   * @param values in their {@link #normal} form
   */
  abstract Fit fit(EventFacts facts, Set<String> values);
}
