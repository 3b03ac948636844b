package dev.opsentinel.noise;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a policy's entry does with the events it names. */
public enum Treatment {
  KEEP("keep"),
  /** The first event per hour of its kind is kept, its repeats are counted. */
  KEEP_FIRST("keepFirst"),
  DROP("drop");

  private final String word;

  Treatment(String word) {
    this.word = word;
  }

  /** As a policy file says it. */
  public String word() {
    return word;
  }

  static Optional<Treatment> of(String word) {
    return Arrays.stream(values()).filter(treatment -> treatment.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Treatment::word).toList();
  }
}
