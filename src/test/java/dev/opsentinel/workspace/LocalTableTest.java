package dev.opsentinel.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.SettableClock;
import dev.opsentinel.sentinel.ArrivalTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The local event table: what a row becomes, and what a crash leaves (peers reference, D6). */
class LocalTableTest {

  private static final String TABLE = "OnePasswordEventLogs_CL";
  private static final Duration PROMPT = Duration.ofMinutes(3);

  @TempDir Path workspace;
  private final SettableClock clock = new SettableClock();

  @ParameterizedTest
  @CsvSource({
    "2026-03-18T22:00:00Z, 2026-03-18T22:00:00Z",
    "2026-03-18T21:57:00Z, 2026-03-18T21:57:00Z",
    "2026-03-18T21:56:59.999999999Z, 2026-03-18T22:00:00Z",
    "2026-03-18T22:03:00Z, 2026-03-18T22:03:00Z",
    "2026-03-18T22:03:00.000000001Z, 2026-03-18T22:00:00Z",
    "2026-03-19T00:59:30+03:00, 2026-03-18T21:59:30Z",
    "2026-03-18T21:59:30.1234567Z, 2026-03-18T21:59:30.123456700Z",
    "1999-01-01T00:00:00Z, 2026-03-18T22:00:00Z",
    "+999999999-01-01T00:00:00Z, 2026-03-18T22:00:00Z",
    "yesterday, 2026-03-18T22:00:00Z",
  })
  void timeGeneratedIsTheEventsTimeWhenItIsPromptAndElseTheArrival(String event, String expected)
      throws IOException {
    table().append(List.of(row("A", event)));

    assertThat(onlyRow().path("TimeGenerated").asText()).isEqualTo(expected);
    assertThat(onlyRow().path("timestamp").asText()).isEqualTo(event);
  }

  @Test
  void aRowWithoutATimestampIsGeneratedWhenItArrives() throws IOException {
    table().append(List.of(JsonNodeFactory.instance.objectNode().put("uuid_s", "A")));

    assertThat(onlyRow())
        .hasToString("{\"TimeGenerated\":\"2026-03-18T22:00:00Z\",\"uuid_s\":\"A\"}");
  }

  @Test
  void aRowCannotSayItsOwnTimeGenerated() throws IOException {
    table().append(List.of(row("A", "").put("TimeGenerated", "1999-01-01T00:00:00Z")));

    assertThat(onlyRow().path("TimeGenerated").asText()).isEqualTo("2026-03-18T22:00:00Z");
  }

  @Test
  void theRestOfARowIsWrittenAsItIsOneRowALine() throws IOException {
    ObjectNode row =
        row("A", "2026-03-18T22:00:00Z").put("text", "two\nlines, \u00e4 and \"quotes\"");

    table().append(List.of(row, row("B", "2026-03-18T22:00:00Z")));

    assertThat(uuids()).containsExactly("A", "B");
    ObjectNode written = (ObjectNode) rows().get(0);
    written.remove("TimeGenerated");
    assertThat(written).isEqualTo(row);
  }

  @Test
  void rowsLieInTheFolderOfTheDayTheyWereGeneratedIn() throws IOException {
    clock.move(Duration.ofHours(2));
    table()
        .append(
            List.of(
                row("today", "2026-03-19T00:00:00Z"),
                row("yesterday", "2026-03-18T23:59:59.9Z"),
                row("late", "2026-03-11T08:00:00Z")));

    assertThat(segments())
        .extracting(segment -> segment.getParent().getFileName().toString())
        .containsExactly("2026-03-18", "2026-03-19");
    assertThat(Files.readAllLines(segments().get(0))).hasSize(1);
    assertThat(Files.readAllLines(segments().get(1))).hasSize(2);
  }

  @Test
  void theTableRefusesNoRowForGood() {
    assertThat(table().append(List.of(row("A", "")))).isEmpty();
    assertThat(table().append(List.of())).isEmpty();
  }

  @Test
  void everyStartWritesASegmentOfItsOwn() throws IOException {
    LocalTable first = table();
    first.append(List.of(row("A", "")));
    first.append(List.of(row("B", "")));
    clock.move(Duration.ofSeconds(1));

    table().append(List.of(row("C", "")));

    assertThat(segments())
        .extracting(segment -> segment.getFileName().toString())
        .containsExactly("20260318T220000000.ndjson", "20260318T220001000.ndjson");
    assertThat(uuids()).containsExactly("A", "B", "C");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"uuid_s\":\"torn", "{", "\u0000\u0000\u0000"})
  void aLineThatACrashLeftTornIsCutOffBeforeTheNextStartAppends(String torn) throws IOException {
    table().append(List.of(row("A", ""), row("B", "")));
    tear(segments().get(0), torn);
    clock.move(Duration.ofSeconds(1));

    table().append(List.of(row("C", "")));

    assertThat(uuids()).containsExactly("A", "B", "C");
  }

  @Test
  void tornLinesAreCountedAndMendedOnce() throws IOException {
    table().append(List.of(row("A", "")));
    clock.move(Duration.ofDays(1));
    table().append(List.of(row("B", "")));
    tear(segments().get(0), "{\"uuid_s\":\"tor");
    Files.write(
        segments().get(1), "{\"uuid_s\":\"only a torn line".getBytes(StandardCharsets.UTF_8));

    SegmentedTable segmented = new SegmentedTable(workspace.resolve(TABLE), clock);

    assertThat(segmented.repair()).isEqualTo(2);
    assertThat(segmented.repair()).isZero();
    assertThat(uuids()).containsExactly("A");
    assertThat(segments().get(1)).isEmptyFile();
  }

  @Test
  void openingATableDoesNotTouchLinesThatAnotherProcessIsWriting() throws IOException {
    table().append(List.of(row("A", "")));
    tear(segments().get(0), "{\"uuid_s\":\"half wri");
    byte[] before = Files.readAllBytes(segments().get(0));

    LocalTable opened = table();

    assertThat(opened).isNotNull();
    assertThat(segments().get(0)).hasBinaryContent(before);
  }

  @Test
  void aDiskThatRefusesIsASentenceAndTheNextAppendGoesOn() throws IOException {
    LocalTable table = table();
    Path inTheWay = workspace.resolve(TABLE);
    Files.createFile(inTheWay);
    assertThatThrownBy(() -> table.append(List.of(row("A", ""))))
        .isInstanceOf(SinkRefused.class)
        .hasMessageStartingWith("the local table refuses rows: ");

    Files.delete(inTheWay);
    table.append(List.of(row("A", "")));

    assertThat(uuids()).containsExactly("A");
  }

  private LocalTable table() {
    return new LocalTable(
        workspace, TABLE, new ObjectMapper(), new ArrivalTime(PROMPT, clock), clock);
  }

  private static ObjectNode row(String uuid, String timestamp) {
    return JsonNodeFactory.instance.objectNode().put("uuid_s", uuid).put("timestamp", timestamp);
  }

  private static void tear(Path segment, String torn) throws IOException {
    Files.write(segment, torn.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.walk(workspace)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private List<JsonNode> rows() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> rows = new ArrayList<>();
    for (Path segment : segments()) {
      for (String line : Files.readAllLines(segment)) {
        rows.add(json.readTree(line));
      }
    }
    return rows;
  }

  private JsonNode onlyRow() throws IOException {
    assertThat(rows()).hasSize(1);
    return rows().get(0);
  }

  private List<String> uuids() throws IOException {
    return rows().stream().map(row -> row.path("uuid_s").asText()).toList();
  }
}
