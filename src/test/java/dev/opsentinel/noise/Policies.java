package dev.opsentinel.noise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Policy files of a test, in a folder of its own. */
final class Policies {

  private final Path folder;

  Policies(Path folder) {
    this.folder = folder;
  }

  Path file() {
    return folder.resolve("policy.yaml");
  }

  /**
   * The policy with these entries; each is written as a flow mapping, as {@code {name: a, ...}}.
   */
  NoisePolicy of(String... entries) {
    try {
      return read("name: test\nentries:\n  - " + String.join("\n  - ", entries) + "\n");
    } catch (InvalidNoisePolicy invalid) {
      throw new AssertionError(invalid);
    }
  }

  NoisePolicy read(String yaml) throws InvalidNoisePolicy {
    return NoisePolicy.read(write("policy.yaml", yaml));
  }

  /** What is wrong with it, the file's own name left out: {@code 3: ...}. */
  List<String> problems(String yaml) {
    try {
      read(yaml);
      return List.of();
    } catch (InvalidNoisePolicy invalid) {
      return invalid.problems().stream()
          .map(problem -> problem.replace(folder + "/policy.yaml:", "").replace(folder + "/", ""))
          .toList();
    }
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
