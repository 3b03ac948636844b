package dev.opsentinel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsentinel.simulator.AdverseAction;
import dev.opsentinel.simulator.EventsApiSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Health rows on their whole way: poll, buffer, table. */
class HealthRowsInTheTableTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Map<String, String> EVERY_SECOND =
      Map.of("opsentinel.health.period", "1s", "opsentinel.poll.period", "1s");

  @TempDir Path home;

  /** D9 and D23: silence in the table must always mean trouble. */
  @Test
  void anIdleFeedStillWritesARowAndEachHasItsOwnUuidAndTimeOfArrival() {
    try (EventsApiSimulator simulator = EventsApiSimulator.empty();
        Collector collector = Collector.start(home, simulator, EVERY_SECOND)) {
      for (String feature : List.of("signinattempts", "itemusages", "auditevents")) {
        await().atMost(PATIENCE).until(() -> rows(collector, feature, "ok").size() >= 2);
      }
      List<JsonNode> rows = collector.rows();
      assertThat(rows).extracting(row -> row.path("uuid_s").asText()).doesNotHaveDuplicates();
      assertThat(rows)
          .allSatisfy(
              row -> {
                assertThat(List.of("timestamp", "action", "object_type", "action_type"))
                    .noneMatch(row::has);
                assertThat(row.path("log_source").asText()).isEqualTo("healthevents");
                assertThat(Instant.parse(row.path("TimeGenerated").asText()))
                    .isBetween(Instant.now().minus(PATIENCE.multipliedBy(4)), Instant.now());
              });
    }
  }

  @Test
  void aRevokedTokenIsARowThatSaysApiKeyInvalidForEachFeature() {
    try (EventsApiSimulator simulator = EventsApiSimulator.empty();
        Collector collector = Collector.start(home, simulator, EVERY_SECOND)) {
      simulator.revoke(simulator.token());
      for (String feature : List.of("signinattempts", "itemusages", "auditevents")) {
        await()
            .atMost(PATIENCE)
            .until(() -> !rows(collector, feature, "credentials_failed").isEmpty());
        assertThat(rows(collector, feature, "credentials_failed"))
            .allSatisfy(
                row -> assertThat(row.path("action_type").asText()).isEqualTo("API Key Invalid"));
      }
      assertThat(collector.rows().toString()).doesNotContain("eyJ");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTML_WITH_200", "BAD_GATEWAY_HTML", "NO_ANSWER"})
  void aFeedThatNeverAnswersWellIsUnreachableWhileTheOthersAreWellAndThenRecovers(
      AdverseAction action) {
    try (EventsApiSimulator simulator = EventsApiSimulator.empty()) {
      simulator.arm(action, "auditevents", Integer.MAX_VALUE);
      try (Collector collector = Collector.start(home, simulator, EVERY_SECOND)) {
        await()
            .atMost(PATIENCE)
            .until(() -> !rows(collector, "auditevents", "unreachable").isEmpty());
        await().atMost(PATIENCE).until(() -> !rows(collector, "itemusages", "ok").isEmpty());
        assertThat(rows(collector, "itemusages", "unreachable")).isEmpty();

        simulator.disarm();
        int before = rows(collector, "auditevents", "ok").size();
        await().atMost(PATIENCE).until(() -> rows(collector, "auditevents", "ok").size() > before);
      }
    }
  }

  private static List<JsonNode> rows(Collector collector, String feature, String category) {
    return collector.rows().stream()
        .filter(row -> row.path("log_source").asText().equals("healthevents"))
        .filter(row -> row.path("details").path("feature").asText().equals(feature))
        .filter(row -> row.path("category").asText().equals(category))
        .toList();
  }
}
