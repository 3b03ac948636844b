package dev.opsentinel.settings;

import java.util.regex.Pattern;

/**
 * Makes a text that somebody typed fit to stand in a message: one line, short, without characters
 * that steer a terminal, and without anything that looks like a token.
 */
public final class OneLine {
  private static final int LONGEST = 80;

  /** How every JSON web token starts: the base64 of <code>{"</code>. */
  private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}[A-Za-z0-9._-]*");

  private OneLine() {}

  static String of(String text) {
    String masked = masked(text);
    StringBuilder line = new StringBuilder();
    masked.codePoints().limit(LONGEST).forEach(c -> line.appendCodePoint(visible(c) ? c : '?'));
    return masked.codePointCount(0, masked.length()) > LONGEST ? line + "..." : line.toString();
  }

  /** The whole text, with anything that looks like a token covered. */
  public static String masked(String text) {
    return TOKEN.matcher(text).replaceAll("***");
  }

  /** Whether the text holds a bearer token, wherever it was put. */
  static boolean looksLikeToken(String text) {
    return TOKEN.matcher(text).find();
  }

  private static boolean visible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
