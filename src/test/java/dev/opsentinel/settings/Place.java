package dev.opsentinel.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A launcher's folder for a test: it has routes, and whatever properties file the test writes. */
final class Place {
  private final Path folder;

  Place(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder.resolve("routes"));
      Files.createDirectories(folder.resolve("elsewhere"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing set; the current directory is another one than the launcher's. */
  SettingSources nothing() {
    return SettingSources.none(folder).withCurrentDirectory(folder.resolve("elsewhere"));
  }

  SettingSources environment(String... pairs) {
    return nothing().withEnvironment(map(pairs));
  }

  SettingSources commandLine(String... pairs) {
    return nothing().withCommandLine(map(pairs));
  }

  SettingSources file(String text) {
    write("opsentinel.properties", text);
    return nothing();
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> map(String... pairs) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  static List<String> problems(SettingSources sources) {
    InvalidSettings invalid =
        catchThrowableOfType(InvalidSettings.class, () -> Settings.load(sources));
    return invalid == null ? List.of() : invalid.problems();
  }
}
