package dev.opsentinel.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events that other collectors' tests hold, against a mapping written here a second time. */
class CapturedEventsTest {

  private static final Path CAPTURED =
      Path.of(System.getProperty("opsentinel.launcher.directory", "."))
          .resolve("../shared/data/events/captured.jsonl");

  @Test
  void everyCapturedEventBecomesTheExpectedRowWithoutDrift() throws IOException {
    assumeTrue(Files.isReadable(CAPTURED), "skipped: there are no captured events at " + CAPTURED);
    List<String> lines = Files.readAllLines(CAPTURED);
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      JsonNode captured = Mapping.read(line);
      String feature = captured.path("feature").asText();
      Mapping.Mapped mapped = Mapping.ofUnknownAccount().map(feature, captured.get("event"));
      assertThat(mapped.json()).as(line).isEqualTo(expected(feature, captured.get("event")));
      assertThat(mapped.tally().drift()).as(line).isEmpty();
    }
  }

  private static JsonNode expected(String feature, JsonNode event) {
    ObjectNode row = event.deepCopy();
    row.set("uuid_s", row.remove("uuid"));
    if (row.has("type")) {
      row.set("action_type", row.remove("type"));
    }
    if (row.path("details").isNull()) {
      row.remove("details");
    }
    row.put("log_source", feature);
    row.putObject("additional_fields").put("writer", Mapping.WRITER).put("account", "main");
    return row;
  }
}
