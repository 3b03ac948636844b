package dev.opsentinel.noise;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The Events API's features: what one polls for, one by one. */
enum Feature {
  SIGN_IN_ATTEMPTS("signinattempts"),
  ITEM_USAGES("itemusages"),
  AUDIT_EVENTS("auditevents");

  private final String word;

  Feature(String word) {
    this.word = word;
  }

  /** As the Events API, its token and a policy file say it. */
  String word() {
    return word;
  }

  /** Whether its events have a place for it; the Events API reference, "Event schemas". */
  boolean shows(Field field) {
    return switch (field) {
      case USER -> true;
      case ACTION, VAULT, ITEM -> this != SIGN_IN_ATTEMPTS;
      case APP -> this != AUDIT_EVENTS;
      case OBJECT_TYPE -> this == AUDIT_EVENTS;
    };
  }

  static Optional<Feature> of(String word) {
    return Arrays.stream(values()).filter(feature -> feature.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Feature::word).toList();
  }
}
