package dev.opsentinel.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One of the three streams of events; its name is the last part of the path. */
enum Feature {
  SIGN_IN_ATTEMPTS("signinattempts"),
  ITEM_USAGES("itemusages"),
  AUDIT_EVENTS("auditevents");

  private final String wireName;

  Feature(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  /** Stands for the feature inside a cursor. */
  byte letter() {
    return (byte) wireName.charAt(0);
  }

  static Feature of(byte letter) {
    return Arrays.stream(values())
        .filter(one -> one.letter() == letter)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No feature has the letter " + letter));
  }

  static Optional<Feature> find(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName.equals(wireName)).findFirst();
  }

  /**
   * The feature a caller of this package's API names.
   *
   * @throws IllegalArgumentException with the names that exist
   */
  static Feature named(String wireName) {
    return find(wireName)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no feature \"%s\": use one of %s."
                        .formatted(wireName, String.join(", ", names()))));
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Feature::wireName).collect(Collectors.toList());
  }
}
