package dev.opsentinel;

import java.util.Optional;

/** The program's name and version, as the jar's manifest has it. */
public final class Version {
  private Version() {}

  /** For example {@code 0.1.0}; {@code development} when not run from the jar. */
  public static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** How the program names itself to servers and in rows. */
  public static String userAgent() {
    return "OpSentinel/" + number();
  }
}
