package dev.opsentinel.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Noise policies for tests that count events. */
final class Policies {
  private Policies() {}

  /** The setting that names a policy under which every event becomes a row. */
  static Map<String, String> keepEverything(Path folder) {
    Path file = folder.resolve("keep-everything.yaml");
    try {
      Files.writeString(
          file,
          """
          name: keep-everything
          entries:
            - name: everything
              feature: [signinattempts, itemusages, auditevents]
              do: keep
              why: the test counts events
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of("opsentinel.noise.policy", file.toString());
  }
}
