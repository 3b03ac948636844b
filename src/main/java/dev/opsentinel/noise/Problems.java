package dev.opsentinel.noise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a policy, gathered while it is read, so that one look mends it all. */
final class Problems {

  private record Problem(int line, String sentence) {}

  private final Path file;
  private final List<Problem> found = new ArrayList<>();

  Problems(Path file) {
    this.file = file;
  }

  /**
   * Notes one.
   *
   * @param line counted from 1
   * @param sentence what is wrong, and what to do about it
   */
  void add(int line, String sentence) {
    found.add(new Problem(line, sentence));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<String> sentences() {
    return found.stream()
        .sorted(Comparator.comparingInt(Problem::line))
        .map(problem -> file + ":" + problem.line() + ": " + problem.sentence())
        .toList();
  }
}
