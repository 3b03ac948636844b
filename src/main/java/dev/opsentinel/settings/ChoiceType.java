package dev.opsentinel.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One word out of a few. Words of a later version are known, so that they can be refused plainly.
 */
record ChoiceType(List<Choice> choices) implements SettingType<String> {

  /**
   * A word, and whether it works yet.
   *
   * @param available whether this version has the part that the word names
   */
  record Choice(String word, boolean available) {}

  static ChoiceType of(String... words) {
    return new ChoiceType(Arrays.stream(words).map(word -> new Choice(word, true)).toList());
  }

  /** The same, and words that are part of the design but not of this version. */
  ChoiceType later(String... words) {
    Stream<Choice> more = Arrays.stream(words).map(word -> new Choice(word, false));
    return new ChoiceType(Stream.concat(choices.stream(), more).toList());
  }

  @Override
  public String read(String text, Path base) throws BadValue {
    for (Choice choice : choices) {
      if (choice.word().equals(text)) {
        if (choice.available()) {
          return text;
        }
        throw BadValue.showing(text, "not in this version; use " + usable(""));
      }
    }
    throw BadValue.showing(text, "use " + usable(""));
  }

  private String usable(String quote) {
    List<String> words =
        choices.stream().filter(Choice::available).map(c -> quote + c.word() + quote).toList();
    String last = words.get(words.size() - 1);
    return words.size() == 1
        ? last
        : String.join(", ", words.subList(0, words.size() - 1)) + " or " + last;
  }

  @Override
  public Class<String> valueClass() {
    return String.class;
  }

  @Override
  public String words() {
    String later =
        choices.stream()
            .filter(choice -> !choice.available())
            .map(choice -> "; `" + choice.word() + "` is not in this version")
            .collect(Collectors.joining());
    return usable("`") + later;
  }

  @Override
  public String example() {
    return choices.get(0).word();
  }
}
