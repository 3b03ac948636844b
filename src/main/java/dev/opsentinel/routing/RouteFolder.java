package dev.opsentinel.routing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder of the route files; only files directly in it count. */
record RouteFolder(Path folder) {

  /** What Java puts where bytes are no UTF-8. */
  static final char NOT_UTF8 = '\uFFFD';

  /**
   * The text of every route file, by path.
   *
   * @throws IOException when the folder or a file cannot be read
   */
  Map<Path, String> texts() throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(RouteFolder::isRoute).toList()) {
        // Other encodings come out with the replacement character, which RouteFile refuses.
        texts.put(file, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  private static boolean isRoute(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(RouteFile.ENDING) && !name.startsWith(".") && Files.isRegularFile(file);
  }
}
