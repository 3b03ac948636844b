package dev.opsentinel.noise;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** A YAML file as nodes that know their lines. */
final class YamlFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private YamlFile() {}

  /**
   * Reads the only document of the file.
   *
   * @return empty when there is a problem
   */
  static Optional<Node> read(Path file, Problems problems) {
    Optional<Node> root = text(file, problems).flatMap(text -> compose(text, problems));
    if (root.isEmpty() && problems.isEmpty()) {
      problems.add(1, "the file is empty: give it name and entries.");
    }
    return root;
  }

  private static Optional<String> text(Path file, Problems problems) {
    try {
      String text = Files.readString(file);
      return Optional.of(
          text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text);
    } catch (NoSuchFileException missing) {
      problems.add(1, "there is no such file: correct the path, or create it.");
    } catch (CharacterCodingException notUtf8) {
      problems.add(1, "this is not UTF-8 text: save it as UTF-8.");
    } catch (IOException unreadable) {
      problems.add(
          1, "the file cannot be read (" + unreadable + "): make it a readable text file.");
    }
    return Optional.empty();
  }

  private static Optional<Node> compose(String text, Problems problems) {
    // The parser knows no line for such a character.
    int control =
        text.codePoints().takeWhile(StreamReader::isPrintable).map(Character::charCount).sum();
    if (control < text.length()) {
      int line = 1 + (int) text.substring(0, control).chars().filter(c -> c == '\n').count();
      problems.add(line, "a control character stands in this line: remove it.");
      return Optional.empty();
    }
    try {
      return new Compose(LoadSettings.builder().build()).composeString(text);
    } catch (MarkedYamlEngineException malformed) {
      int line = malformed.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      problems.add(
          line,
          "this is no YAML (" + malformed.getProblem() + "): mend the line or the one above.");
    } catch (YamlEngineException unreadable) {
      problems.add(1, "this is no YAML (" + unreadable.getMessage() + "): mend the file.");
    }
    return Optional.empty();
  }
}
