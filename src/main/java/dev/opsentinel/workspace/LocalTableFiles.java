package dev.opsentinel.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads a local table's segments; appends may go on meanwhile. */
public final class LocalTableFiles {

  /** Some rows' worth. */
  private static final int TAIL_BYTES = 32 * 1024;

  private final ObjectMapper json = new ObjectMapper();
  private final Path table;

  /**
   * Opens nothing yet.
   *
   * @param table the table's folder
   */
  public LocalTableFiles(Path table) {
    this.table = table;
  }

  /** How many rows match; a line that is being written, or was torn by a crash, is none. */
  public long count(Predicate<JsonNode> matches) throws IOException {
    long count = 0;
    for (Path segment : segments()) {
      try (BufferedReader lines = lines(segment)) {
        String line = lines.readLine();
        while (line != null) {
          String next = lines.readLine();
          if (row(line, next == null).filter(matches).isPresent()) {
            count++;
          }
          line = next;
        }
      }
    }
    return count;
  }

  /** Unlike that of {@link Files}, this reader passes over half a character at the end. */
  private static BufferedReader lines(Path segment) throws IOException {
    return new BufferedReader(
        new InputStreamReader(Files.newInputStream(segment), StandardCharsets.UTF_8));
  }

  private Optional<JsonNode> row(String line, boolean last) throws IOException {
    try {
      return Optional.of(json.readTree(line));
    } catch (JsonProcessingException e) {
      if (last) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Bytes on disk. */
  public long bytes() throws IOException {
    long bytes = 0;
    for (Path segment : segments()) {
      bytes += Files.size(segment);
    }
    return bytes;
  }

  /** The rows that were appended last to the newest day, newest first. */
  public List<JsonNode> latest() throws IOException {
    List<Path> segments = segments();
    if (segments.isEmpty()) {
      return List.of();
    }
    try (RandomAccessFile file =
        new RandomAccessFile(segments.get(segments.size() - 1).toFile(), "r")) {
      long from = Math.max(0, file.length() - TAIL_BYTES);
      byte[] tail = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(tail);
      String text = new String(tail, StandardCharsets.UTF_8);
      int firstWhole = from == 0 ? 0 : text.indexOf('\n') + 1;
      int lastWhole = text.lastIndexOf('\n');
      List<JsonNode> rows = new ArrayList<>();
      if (lastWhole > firstWhole) {
        for (String line : Arrays.asList(text.substring(firstWhole, lastWhole).split("\n", -1))) {
          rows.add(json.readTree(line));
        }
      }
      Collections.reverse(rows);
      return rows;
    }
  }

  private List<Path> segments() throws IOException {
    if (!Files.isDirectory(table)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(table)) {
      return files
          .filter(file -> file.toString().endsWith(SegmentedTable.SEGMENT))
          .sorted()
          .toList();
    }
  }
}
