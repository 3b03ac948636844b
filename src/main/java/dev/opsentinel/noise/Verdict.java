package dev.opsentinel.noise;

/**
 * What a policy says about one event.
 *
 * @param entry the deciding entry's name; empty when none decided
 * @param why the entry's own words, or why no entry decided
 */
public record Verdict(Treatment treatment, String entry, String why) {

  static final Verdict UNNAMED = new Verdict(Treatment.KEEP, "", "no entry names it");
  static final Verdict UNKNOWN_VALUE =
      new Verdict(Treatment.KEEP, "", "a value that an entry asks for is unknown");
}
