package dev.opsentinel.noise;

import java.util.Set;

/** How an event answers what an entry asks. */
enum Fit {
  FITS,
  DIFFERS,
  /** The event should show the value and does not. */
  UNKNOWN;

  static Fit among(String value, Set<String> values) {
    if (value.isEmpty()) {
      return UNKNOWN;
    }
    return values.contains(value) ? FITS : DIFFERS;
  }
}
