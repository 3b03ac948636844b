package dev.opsentinel.sentinel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsentinel.ledger.PageTally;
import java.util.Optional;

/** The row mapping of the shipped schema, as text in and text out. */
final class Mapping {

  static final String WRITER = "opsentinel-test/1";

  /** As the pipeline reads answers: no digit is lost. */
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final RowMapping mapping;

  private Mapping(Optional<String> accountUuid) {
    mapping = new RowMapping(TableSchema.read(), JSON, WRITER, account -> accountUuid);
  }

  /** With a token that does not say whose it is. */
  static Mapping ofUnknownAccount() {
    return new Mapping(Optional.empty());
  }

  static Mapping ofAccount(String uuid) {
    return new Mapping(Optional.of(uuid));
  }

  /** A row, with what its page's tally counted as drift. */
  record Mapped(Row row, PageTally tally) {
    JsonNode json() {
      return read(text());
    }

    String text() {
      return new String(row.json(), UTF_8);
    }
  }

  Mapped map(String feature, String event) {
    return map(feature, read(event));
  }

  Mapped map(String feature, JsonNode event) {
    PageTally tally = new PageTally("main", feature);
    return new Mapped(mapping.toRow(event, tally), tally);
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** An event with the given fields after a usable uuid and timestamp. */
  static String event(String fields) {
    return "{\"uuid\":\"UUID1\",\"timestamp\":\"2026-11-20T10:00:00Z\""
        + (fields.isEmpty() ? "" : "," + fields)
        + "}";
  }
}
