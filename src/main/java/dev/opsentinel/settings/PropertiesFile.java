package dev.opsentinel.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A file in the grammar of {@link Properties}, in UTF-8, that remembers the line of each name; the
 * class itself forgets it, and lets a second line silently replace the first.
 */
final class PropertiesFile {
  private static final long LARGEST = 1 << 20;

  private final Path file;
  private final List<String> problems;
  private final Map<String, Layers.Found> found = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private PropertiesFile(Path file, List<String> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** What the file says, by name; what it says badly is added to the problems. */
  static Map<String, Layers.Found> read(Path file, List<String> problems) {
    PropertiesFile properties = new PropertiesFile(file, problems);
    try {
      properties.readLines();
    } catch (CharacterCodingException notUtf8) {
      problems.add(properties.shown() + " is not UTF-8 text: save it as UTF-8.");
    } catch (IOException unreadable) {
      problems.add(
          properties.shown() + " cannot be read: check that it is a file this user may read.");
    }
    return properties.found;
  }

  private void readLines() throws IOException {
    if (Files.size(file) > LARGEST) {
      problems.add(shown() + " is larger than 1 MiB: that is no file of settings.");
      return;
    }
    String text = Files.readString(file);
    List<String> natural = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    StringBuilder logical = new StringBuilder();
    int start = 0;
    for (int i = 0; i < natural.size(); i++) {
      String line = natural.get(i).stripLeading();
      if (logical.isEmpty()) {
        start = i + 1;
        if (line.isEmpty() || line.startsWith("#") || line.startsWith("!")) {
          continue;
        }
      }
      if (continues(line) && i + 1 < natural.size()) {
        logical.append(line, 0, line.length() - 1);
      } else {
        take(logical.append(line).toString(), start);
        logical.setLength(0);
      }
    }
  }

  /** An odd number of backslashes at the end; an even one is that many halves, written out. */
  private static boolean continues(String line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private void take(String logical, int line) {
    Properties one = new Properties();
    try {
      one.load(new StringReader(logical));
    } catch (IllegalArgumentException brokenEscape) {
      problems.add(
          shown()
              + " line "
              + line
              + " has a broken \\u escape: write / in paths, or \\\\ for \\.");
      return;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    for (String name : one.stringPropertyNames()) {
      String where = shown() + " line " + line;
      Integer earlier = lines.putIfAbsent(name, line);
      if (earlier != null && SettingNames.known(name)) {
        problems.add(name + " (" + where + ") stands on line " + earlier + " too: keep one.");
      } else if (name.equals(SettingCatalogue.CONFIG.name())) {
        problems.add(name + " (" + where + ") names this very kind of file: take the line out.");
      } else {
        Path folder = file.toAbsolutePath().getParent();
        found.put(name, new Layers.Found(one.getProperty(name), where, folder));
      }
    }
  }

  private String shown() {
    return OneLine.of(String.valueOf(file.getFileName()));
  }
}
