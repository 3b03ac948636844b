package dev.opsentinel.health;

import java.util.Locale;

/** The state of a feed, as its health rows say it in {@code category} (design, section 4). */
public enum Category {
  OK,
  CREDENTIALS_FAILED,
  PERMISSION_MISSING,
  UNREACHABLE,
  SINK_BLOCKED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
