package dev.opsentinel.noise;

import java.util.List;
import java.util.Set;

/**
 * One entry of a policy. Every condition must fit.
 *
 * @param features empty when it asks for none in particular
 */
record Entry(Set<Feature> features, List<Condition> conditions, Verdict verdict) {

  /**
   * One of the values, in one place of the event.
   *
   * @param values in the form in which the field compares them
   */
  record Condition(Field field, Set<String> values) {}

  /** Whether an event of this feature can fit at all. */
  boolean concerns(Feature feature) {
    return (features.isEmpty() || features.contains(feature))
        && conditions.stream().allMatch(condition -> feature.shows(condition.field()));
  }

  Fit fit(EventFacts facts) {
    Fit all = Fit.FITS;
    for (Condition condition : conditions) {
      Fit fit = condition.field().fit(facts, condition.values());
      if (fit == Fit.DIFFERS) {
        return Fit.DIFFERS;
      }
      if (fit == Fit.UNKNOWN) {
        all = Fit.UNKNOWN;
      }
    }
    return all;
  }
}
