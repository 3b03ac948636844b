package dev.opsentinel.simulator;

/** 1Password's ids: 26 characters of RFC 4648 base32, no padding. */
final class Identifiers {
  private static final int LENGTH = 26;
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz234567";

  private Identifiers() {}

  /** Events, users, sessions, accounts, service accounts. */
  static String upper(long seed) {
    return text(seed, UPPER);
  }

  /** Vaults, items, devices, groups. */
  static String lower(long seed) {
    return text(seed, LOWER);
  }

  private static String text(long seed, String alphabet) {
    Dice dice = new Dice(seed);
    char[] text = new char[LENGTH];
    long bits = 0;
    for (int i = 0; i < LENGTH; i++) {
      bits = i % 12 == 0 ? dice.next() : bits >>> 5;
      text[i] = alphabet.charAt((int) (bits & 31));
    }
    return new String(text);
  }
}
