package dev.opsentinel.routing;

import dev.opsentinel.pipeline.Collector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The routes of this checkout in a folder of a test, to be edited as an editor would. */
public record RouteCopy(Path folder) {

  /** The routes that ship. */
  public static final Path SHIPPED = Collector.checkout().resolve("routes");

  private static final String ENDING = ".camel.yaml";

  /** Copies the shipped routes and policies. */
  public static RouteCopy into(Path folder) {
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(SHIPPED.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RouteCopy(folder);
  }

  /** Undoes what a test left behind when it failed, so that the next one can tell its own tale. */
  public void restore() {
    RouteCopy shipped = new RouteCopy(SHIPPED);
    ids().stream().filter(id -> !shipped.ids().contains(id)).forEach(this::delete);
    for (String id : shipped.ids()) {
      if (!ids().contains(id) || !text(id).equals(shipped.text(id))) {
        write(id, shipped.text(id));
      }
    }
  }

  /** Every route by its file's name without ending, which is its id. */
  public List<String> ids() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path file(String id) {
    return folder.resolve(id + ENDING);
  }

  public String text(String id) {
    try {
      return Files.readString(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Saves a file by writing beside and renaming, as editors do. */
  public void write(String id, String text) {
    write(id, text.getBytes(StandardCharsets.UTF_8));
  }

  public void write(String id, byte[] content) {
    try {
      Path beside = Files.write(folder.resolve("." + id + ".swp"), content);
      Files.move(beside, file(id), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void edit(String id, UnaryOperator<String> change) {
    String before = text(id);
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new IllegalArgumentException("the edit of " + id + " changes nothing");
    }
    write(id, after);
  }

  public void edit(String id, String from, String to) {
    edit(id, text -> text.replace(from, to));
  }

  public void delete(String id) {
    try {
      Files.delete(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
