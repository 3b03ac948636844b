package dev.opsentinel.settings;

/**
 * A text that its setting cannot take. The message has two halves, because the place the text came
 * from is named between them: what is wrong, and what to write instead.
 */
final class BadValue extends Exception {
  private final String found;
  private final String fix;

  /**
   * The two halves of the line.
   *
   * @param found what is wrong, to follow the setting's name ("is a path of its own")
   * @param fix what to do, a sentence without its full stop
   */
  BadValue(String found, String fix) {
    super(found + ": " + fix);
    this.found = found;
    this.fix = fix;
  }

  /** Shows the text; never for a secret, and never for a URL, which may hold a password. */
  static BadValue showing(String text, String fix) {
    return new BadValue("is \"" + OneLine.of(text) + "\"", fix);
  }

  String line(String name, String where) {
    return name + " " + found + " (" + where + "): " + fix + ".";
  }
}
