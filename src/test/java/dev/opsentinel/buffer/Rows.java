package dev.opsentinel.buffer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.sentinel.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;

/** Rows for tests, by size and by how well they compress. */
final class Rows {
  private Rows() {}

  /**
   * A row of about {@code size} bytes.
   *
   * @param letters how many different letters its text is made of: 1 compresses best, 60 worst
   */
  static Row row(String uuid, String timestamp, int size, int letters, long seed) {
    Random random = new Random(seed);
    String filling =
        random
            .ints(size, 0, letters)
            .mapToObj(letter -> String.valueOf((char) ('A' + letter)))
            .collect(Collectors.joining());
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("uuid_s", uuid).put("timestamp", timestamp).put("filling", filling);
    return new Row(uuid, timestamp, row.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Row row(String uuid, String timestamp) {
    return row(uuid, timestamp, 10, 1, 0);
  }

  static Row row(String uuid) {
    return row(uuid, "2026-03-18T22:00:00Z");
  }

  static ObjectNode json(Row row) {
    try {
      return new ObjectMapper().readValue(row.json(), ObjectNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
