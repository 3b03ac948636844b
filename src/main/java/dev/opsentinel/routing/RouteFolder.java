package dev.opsentinel.routing;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder of the route files; only files directly in it count. */
record RouteFolder(Path folder) {

  /**
   * The text of every route file, by path.
   *
   * @throws IOException when the folder or a file cannot be read
   */
  Map<Path, String> texts() throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(RouteFolder::isRoute).toList()) {
        try {
          texts.put(file, Files.readString(file));
        } catch (MalformedInputException e) {
          texts.put(file, "not UTF-8: [");
        }
      }
    }
    return texts;
  }

  private static boolean isRoute(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(RouteFile.ENDING) && !name.startsWith(".") && Files.isRegularFile(file);
  }
}
