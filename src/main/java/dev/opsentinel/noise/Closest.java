package dev.opsentinel.noise;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Closest {

  /** Two slips of the finger; more than that is another word. */
  private static final int MOST_SLIPS = 2;

  private Closest() {}

  /** The advice after an unknown word: the one that was meant, or all that there are. */
  static String advice(String word, Collection<String> known) {
    return to(word, known)
        .map(meant -> "did you mean " + meant + "?")
        .orElseGet(() -> "use one of " + String.join(", ", known) + ".");
  }

  static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> slips(word, candidate) <= Math.min(MOST_SLIPS, candidate.length() / 2))
        .min(Comparator.comparingInt(candidate -> slips(word, candidate)));
  }

  /** Letters to add, leave out, change or swap, capitals aside (optimal string alignment). */
  private static int slips(String left, String right) {
    String from = left.toLowerCase(Locale.ROOT);
    String to = right.toLowerCase(Locale.ROOT);
    if (Math.abs(from.length() - to.length()) > MOST_SLIPS) {
      return Integer.MAX_VALUE;
    }
    int[][] slips = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : fewest(slips, from, i, to, j);
      }
    }
    return slips[from.length()][to.length()];
  }

  private static int fewest(int[][] slips, String from, int i, String to, int j) {
    int added = Math.min(slips[i - 1][j], slips[i][j - 1]) + 1;
    int changed = slips[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    int fewest = Math.min(added, changed);
    return swapped ? Math.min(fewest, slips[i - 2][j - 2] + 1) : fewest;
  }
}
