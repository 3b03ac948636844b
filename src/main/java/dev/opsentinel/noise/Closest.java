package dev.opsentinel.noise;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the word that was probably meant. */
final class Closest {

  /** Two slips of the finger; more than that is another word. */
  private static final int MOST_SLIPS = 2;

  /** Answers -1 for more slips than that. */
  private static final LevenshteinDistance SLIPS = new LevenshteinDistance(MOST_SLIPS);

  private Closest() {}

  /** The advice after an unknown word: the one that was meant, or all that there are. */
  static String advice(String word, Collection<String> known) {
    return to(word, known)
        .map(meant -> "did you mean " + meant + "?")
        .orElseGet(() -> "use one of " + String.join(", ", known) + ".");
  }

  static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .filter(
            candidate ->
                slips(word, candidate) <= Math.min(MOST_SLIPS, (candidate.length() + 1) / 2))
        .min(Comparator.comparingInt(candidate -> slips(word, candidate)));
  }

  /** Letters to add, leave out or change, capitals aside; two swapped letters are two changes. */
  private static int slips(String left, String right) {
    int slips = SLIPS.apply(left.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT));
    return slips < 0 ? Integer.MAX_VALUE : slips;
  }
}
