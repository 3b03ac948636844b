package dev.opsentinel.settings;

import java.util.List;
import java.util.stream.Collectors;

/** What holds when no source sets a value. */
sealed interface Fallback {

  /** In words, for the reference page. */
  String words();

  /** Written as a user would write it, and checked alike. */
  record Text(String text) implements Fallback {
    @Override
    public String words() {
      return "`" + text + "`";
    }
  }

  /** Follows another setting, declared earlier. */
  record By(Setting<String> other, List<Case> cases) implements Fallback {
    @Override
    public String words() {
      return cases.stream()
          .map(each -> "`" + each.text() + "` with `" + each.word() + "`")
          .collect(Collectors.joining(", ", "by `" + other.name() + "`: ", ""));
    }

    String text(String word) {
      return cases.stream()
          .filter(each -> each.word().equals(word))
          .findFirst()
          .orElseThrow()
          .text();
    }
  }

  /** What holds with one word of the other setting. */
  record Case(String word, String text) {}

  /** Nothing. */
  record None(String words) implements Fallback {}

  static Fallback text(String text) {
    return new Text(text);
  }

  static Fallback by(Setting<String> other, Case... cases) {
    return new By(other, List.of(cases));
  }

  static Case when(String word, String text) {
    return new Case(word, text);
  }

  /**
   * Nothing holds, and that is fine.
   *
   * @param meaning what the program does without a value
   */
  static Fallback none(String meaning) {
    return new None("none: " + meaning);
  }
}
