package dev.opsentinel.settings;

import java.util.List;

/**
 * The settings cannot be used. Every problem is one line that a user can act on; it says what,
 * where it came from and what to write instead, and shows no secret.
 */
public final class InvalidSettings extends RuntimeException {
  private final List<String> problems;
  private final List<String> warnings;

  InvalidSettings(List<String> problems, List<String> warnings) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
    this.warnings = List.copyOf(warnings);
  }

  /** At least one; each a line of its own. */
  public List<String> problems() {
    return problems;
  }

  /** What looked odd besides, such as a misspelt variable: often the cause of a problem. */
  public List<String> warnings() {
    return warnings;
  }
}
