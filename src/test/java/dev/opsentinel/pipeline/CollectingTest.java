package dev.opsentinel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.ledger.Counts;
import dev.opsentinel.simulator.EventsApiSimulator;
import dev.opsentinel.simulator.RecordedRequest;
import dev.opsentinel.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fault-free run promises; the peers' defects that each test guards are in brackets. */
class CollectingTest {

  private static final List<String> FEATURES =
      List.of("signinattempts", "itemusages", "auditevents");

  @TempDir Path home;
  @TempDir Path files;

  /** [D2] */
  @Test
  void everyEventOfAllThreeFeaturesIsDeliveredExactlyOnce() {
    try (EventsApiSimulator simulator = EventsApiSimulator.start(SimulatorOptions.defaults());
        Collector collector = Collector.start(home, simulator, Policies.keepEverything(files))) {
      for (String feature : FEATURES) {
        collector.awaitRows(feature, simulator.servedUuids(feature));
        assertThat(collector.uuids(feature).stream().sorted().toList())
            .isNotEmpty()
            .isEqualTo(simulator.servedUuids(feature).stream().sorted().toList());
      }
    }
  }

  @Test
  void underTheDefaultPolicyEveryEventEndsInACountedPlace() {
    try (EventsApiSimulator simulator = EventsApiSimulator.start(SimulatorOptions.defaults());
        Collector collector = Collector.start(home, simulator)) {
      for (String feature : FEATURES) {
        long served = simulator.eventCount(feature);
        await().until(() -> collector.counts(feature).fetched() == served);
        await().until(() -> collector.counts(feature).inFlight() == 0);

        Counts counts = collector.counts(feature);
        assertThat(counts.kept() + counts.dropped()).isEqualTo(served);
        assertThat(counts.delivered()).isEqualTo(counts.kept());
        assertThat(collector.uuids(feature)).hasSize((int) counts.delivered());
      }
      assertThat(collector.counts("itemusages").dropped()).isPositive();
      assertThat(collector.counts("signinattempts").dropped()).isZero();
      assertThat(collector.counts("auditevents").dropped()).isZero();
    }
  }

  /** [D3] */
  @Test
  void aPageWithOneEventIsDelivered() {
    try (EventsApiSimulator simulator = EventsApiSimulator.empty();
        Collector collector = Collector.start(home, simulator)) {
      ObjectNode only = Events.signIn(Instant.now());

      simulator.add("signinattempts", only);

      collector.awaitRows("signinattempts", List.of(Events.uuid(only)));
      assertThat(collector.uuids("signinattempts")).containsExactly(Events.uuid(only));
    }
  }

  /** The environment and system properties are sources of settings, ranked and checked there. */
  @Test
  void routesTakeTheirPlaceholdersFromTheSettingsAlone() {
    System.setProperty("opsentinel.home", files.resolve("elsewhere").toString());
    try (EventsApiSimulator simulator = EventsApiSimulator.empty();
        Collector collector = Collector.start(home, simulator)) {
      simulator.add("signinattempts", Events.signIn(Instant.now()));

      collector.awaitRows("signinattempts", simulator.servedUuids("signinattempts"));
    } finally {
      System.clearProperty("opsentinel.home");
    }
  }

  /** [D8] */
  @Test
  void theFirstRequestNamesLimitAndStartTimeAndEveryLaterOneOnlyTheCursor() {
    try (EventsApiSimulator simulator = EventsApiSimulator.empty();
        Collector collector =
            Collector.start(home, simulator, Map.of("opsentinel.events-api.page-size", "10"))) {
      Events.reveals(35, Instant.now()).forEach(event -> simulator.add("itemusages", event));
      collector.awaitRows("itemusages", simulator.servedUuids("itemusages"));

      List<String> bodies =
          simulator.requests().stream()
              .filter(request -> request.path().equals("/api/v2/itemusages"))
              .map(RecordedRequest::body)
              .toList();
      assertThat(bodies.get(0)).matches("\\{\"limit\":10,\"start_time\":\"[^\"]+Z\"}");
      assertThat(bodies.subList(1, bodies.size()))
          .isNotEmpty()
          .allMatch(body -> body.matches("\\{\"cursor\":\"[^\"]+\"}"));
    }
  }

  /** [D17] */
  @Test
  void eventsOfOneInstantAroundARestartAreNeitherLostNorDoubled() {
    Instant sameInstant = Instant.now();
    try (EventsApiSimulator simulator = EventsApiSimulator.empty()) {
      Map<String, String> keepAll = Policies.keepEverything(files);
      for (int start = 0; start < 3; start++) {
        try (Collector collector = Collector.start(home, simulator, keepAll)) {
          simulator.add("itemusages", Events.reveal(sameInstant));
          simulator.add("itemusages", Events.reveal(sameInstant));
          collector.awaitRows("itemusages", simulator.servedUuids("itemusages"));
        }
        simulator.add("itemusages", Events.reveal(sameInstant));
      }
      try (Collector collector = Collector.start(home, simulator, keepAll)) {
        collector.awaitRows("itemusages", simulator.servedUuids("itemusages"));
        assertThat(collector.uuids("itemusages"))
            .hasSize(9)
            .containsExactlyInAnyOrderElementsOf(simulator.servedUuids("itemusages"));
      }
    }
  }

  /** [D25] */
  @Test
  void eventsThatHappenWhileOthersAreDeliveredAreDeliveredToo() {
    SimulatorOptions busy =
        SimulatorOptions.builder().people(40).liveEventsPerSecond(400).unlimitedRequests().build();
    Map<String, String> settings = new java.util.HashMap<>(Policies.keepEverything(files));
    settings.put("opsentinel.events-api.requests-per-minute", "1000000");
    settings.put("opsentinel.events-api.requests-per-hour", "1000000");
    try (EventsApiSimulator simulator = EventsApiSimulator.start(busy);
        Collector collector = Collector.start(home, simulator, settings)) {
      long backlog = simulator.eventCount("itemusages");
      await()
          .atMost(30, TimeUnit.SECONDS)
          .until(() -> collector.counts("itemusages").delivered() > backlog + 500);

      List<String> servedMeanwhile = simulator.servedUuids("itemusages");
      collector.awaitRows("itemusages", servedMeanwhile);
      assertThat(collector.uuids("itemusages")).doesNotHaveDuplicates();
    }
  }

  @Test
  void aLateEventBehindNewerOnesIsDelivered() {
    try (EventsApiSimulator simulator = EventsApiSimulator.empty();
        Collector collector = Collector.start(home, simulator)) {
      simulator.add("itemusages", Events.reveal(Instant.now()));
      collector.awaitRows("itemusages", simulator.servedUuids("itemusages"));
      ObjectNode late = Events.reveal(Instant.now().minusSeconds(86_400));

      simulator.add("itemusages", late);

      collector.awaitRows("itemusages", List.of(Events.uuid(late)));
    }
  }

  /** [D6] */
  @Test
  void aPromptRowKeepsItsTimeAndALateOneGetsTheTimeOfItsArrival() {
    try (EventsApiSimulator simulator = EventsApiSimulator.empty();
        Collector collector = Collector.start(home, simulator)) {
      Instant now = Instant.now();
      ObjectNode prompt = Events.reveal(now);
      ObjectNode late = Events.reveal(now.minusSeconds(3600));
      simulator.add("itemusages", prompt);
      simulator.add("itemusages", late);

      collector.awaitRows("itemusages", List.of(Events.uuid(prompt), Events.uuid(late)));

      assertThat(timeGenerated(collector, prompt)).isEqualTo(now);
      assertThat(timeGenerated(collector, late)).isAfterOrEqualTo(now);
      assertThat(row(collector, late).path("timestamp").asText())
          .isEqualTo(late.path("timestamp").asText());
    }
  }

  @Test
  void repeatsOfAnHourBecomeOneRowAndAreCountedByEntryAndReason() {
    try (EventsApiSimulator simulator = EventsApiSimulator.empty();
        Collector collector = Collector.start(home, simulator)) {
      Instant hour =
          Instant.parse("2026-01-05T10:00:00Z").plusSeconds(365L * 86_400 - 50L * 86_400);
      for (int i = 0; i < 5; i++) {
        simulator.add("itemusages", Events.fill(hour.plusSeconds(i)));
      }
      await().until(() -> collector.counts("itemusages").fetched() == 5);
      await().until(() -> collector.counts("itemusages").delivered() == 1);

      assertThat(
              collector
                  .pipeline()
                  .ledger()
                  .dropped(new dev.opsentinel.ledger.Feed("main", "itemusages")))
          .containsExactly(
              Map.entry(
                  new dev.opsentinel.ledger.PageTally.Drop(
                      "repeated-use", "repeat within the hour"),
                  4L));
    }
  }

  private static Instant timeGenerated(Collector collector, ObjectNode event) {
    return Instant.parse(row(collector, event).path("TimeGenerated").asText());
  }

  private static JsonNode row(Collector collector, ObjectNode event) {
    return collector.events().stream()
        .filter(row -> row.path("uuid_s").asText().equals(Events.uuid(event)))
        .findFirst()
        .orElseThrow();
  }
}
