package dev.opsentinel.eventsapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.opsentinel.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of the Events API (peers reference, D8; Events API reference, 2.4). */
class CursorsTest {

  private static final String FEATURE = "signinattempts";
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock();

  @Test
  void theFirstRequestCarriesLimitAndStartTimeAndNothingElse() throws JsonProcessingException {
    Cursors cursors = cursors();

    EventsRequest first = cursors.nextRequest(cursors.read("main", FEATURE));

    assertThat(JSON.writeValueAsString(first))
        .isEqualTo("{\"limit\":1000,\"start_time\":\"2026-03-16T23:00:00Z\"}");
  }

  @Test
  void everyLaterRequestCarriesTheCursorAndNothingElse() throws JsonProcessingException {
    Cursors cursors = cursors();

    Position second = cursors.save(cursors.read("main", FEATURE), page("c1"));
    Position third = cursors.save(second, page("c2"));

    assertThat(JSON.writeValueAsString(cursors.nextRequest(second)))
        .isEqualTo("{\"cursor\":\"c1\"}");
    assertThat(JSON.writeValueAsString(cursors.nextRequest(third)))
        .isEqualTo("{\"cursor\":\"c2\"}");
    assertThat(JSON.writeValueAsString(cursors().nextRequest(cursors().read("main", FEATURE))))
        .isEqualTo("{\"cursor\":\"c2\"}");
  }

  @Test
  void theStartTimeIsFixedBeforeTheFirstRequestAndDoesNotSlideOverRestarts() {
    Instant start = cursors().read("main", FEATURE).startTime();

    clock.move(Duration.ofHours(30));
    Position afterRestart = cursors().read("main", FEATURE);

    assertThat(start).isEqualTo(SettableClock.START.minus(Duration.ofHours(47)));
    assertThat(afterRestart.startTime()).isEqualTo(start);
    assertThat(cursors().nextRequest(afterRestart).startTime()).contains("2026-03-16T23:00:00Z");
  }

  @Test
  void theStartTimeIsAWholeSecond() {
    clock.move(Duration.ofNanos(987_654_321));

    assertThat(cursors().nextRequest(cursors().read("main", FEATURE)).startTime())
        .contains("2026-03-16T23:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c1", ""})
  void anUnchangedOrEmptyCursorWritesNothing(String cursor) throws IOException {
    Cursors cursors = cursors();
    Position position = cursors.save(cursors.read("main", FEATURE), page("c1"));
    List<Path> before = records();

    Position after = cursors.save(position, page(cursor));

    assertThat(after).isEqualTo(position);
    assertThat(records()).isEqualTo(before).hasSize(2);
  }

  @Test
  void aSavedCursorIsReadBackWithTheTimeOfItsSaving() {
    Cursors cursors = cursors();
    Position first = cursors.read("main", FEATURE);
    clock.move(Duration.ofSeconds(3));

    cursors.save(first, page("c1"));

    assertThat(cursors().read("main", FEATURE))
        .isEqualTo(
            new Position(
                "main", FEATURE, Optional.of("c1"), first.startTime(), 2, clock.instant()));
  }

  private Cursors cursors() {
    return new Cursors(
        new FileCursorStore(folder, new ObjectMapper()), Duration.ofHours(47), 1000, clock);
  }

  private static Page page(String cursor) {
    return new Page(List.of(), cursor, false);
  }

  private List<Path> records() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
