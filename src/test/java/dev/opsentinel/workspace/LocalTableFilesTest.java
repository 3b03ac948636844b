package dev.opsentinel.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTableFilesTest {

  @TempDir Path table;
  private LocalTableFiles files;

  @BeforeEach
  void open() {
    files = new LocalTableFiles(table);
  }

  @Test
  void aTableThatDoesNotExistYetIsEmpty() throws IOException {
    LocalTableFiles missing = new LocalTableFiles(table.resolve("missing"));

    assertThat(missing.count(row -> true)).isZero();
    assertThat(missing.bytes()).isZero();
    assertThat(missing.latest()).isEmpty();
  }

  @Test
  void rowsOfAllDaysAndSegmentsAreCountedAndOtherFilesAreNot() throws IOException {
    segment("2026-03-17/a.ndjson", "{\"n\":1}\n{\"n\":2}\n");
    segment("2026-03-18/a.ndjson", "{\"n\":3}\n");
    segment("2026-03-18/b.ndjson", "");
    segment("2026-03-18/notes.txt", "no row\n");

    assertThat(files.count(row -> true)).isEqualTo(3);
    assertThat(files.count(row -> row.path("n").asInt() >= 2)).isEqualTo(2);
    assertThat(files.bytes()).isEqualTo(24);
  }

  @Test
  void aLineThatIsBeingWrittenIsNoRowYet() throws IOException {
    byte[] half = "{\"n\":1}\n{\"name\":\"\u00e4".getBytes(StandardCharsets.UTF_8);
    Files.createDirectories(table.resolve("2026-03-18"));
    Files.write(table.resolve("2026-03-18/a.ndjson"), Arrays.copyOf(half, half.length - 1));

    assertThat(files.count(row -> true)).isEqualTo(1);
    assertThat(files.latest()).hasToString("[{\"n\":1}]");
  }

  @Test
  void aBrokenLineBetweenWholeOnesIsNotPassedOverInSilence() throws IOException {
    segment("2026-03-18/a.ndjson", "{\"n\":1}\n{\"n\":\n{\"n\":3}\n");

    assertThatThrownBy(() -> files.count(row -> true)).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void theLatestRowsAreThoseOfTheNewestSegmentNewestFirst() throws IOException {
    segment("2026-03-17/z.ndjson", "{\"n\":1}\n");
    segment("2026-03-18/a.ndjson", "{\"n\":2}\n");
    segment("2026-03-18/b.ndjson", "{\"n\":3}\n{\"n\":4}\n");

    assertThat(files.latest()).hasToString("[{\"n\":4}, {\"n\":3}]");
  }

  @Test
  void ofALongSegmentOnlyWholeRowsOfItsTailAreRead() throws IOException {
    segment(
        "2026-03-18/a.ndjson",
        IntStream.range(0, 10_000)
            .mapToObj(n -> "{\"n\":" + n + ",\"name\":\"\u00e4\u00f6\u00fc\"}\n")
            .collect(Collectors.joining()));

    List<Integer> latest = files.latest().stream().map(row -> row.path("n").asInt()).toList();

    assertThat(latest)
        .isEqualTo(IntStream.range(0, latest.size()).mapToObj(back -> 9_999 - back).toList())
        .hasSizeBetween(1_000, 2_000);
  }

  private void segment(String name, String content) throws IOException {
    Path segment = table.resolve(name);
    Files.createDirectories(segment.getParent());
    Files.writeString(segment, content);
  }
}
