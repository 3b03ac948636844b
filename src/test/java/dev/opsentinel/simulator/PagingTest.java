package dev.opsentinel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.SettableClock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
  private static final String SIGN_INS = "/api/v2/signinattempts";
  private static final String USAGES = "/api/v2/itemusages";

  private final SettableClock clock = new SettableClock();
  private final EventsApiSimulator simulator =
      EventsApiSimulator.start(
          SimulatorOptions.builder().clock(clock).people(15).ciFetchesPerDay(300).build());
  private final Caller caller = new Caller(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"signinattempts", "itemusages", "auditevents"})
  void pagingToTheEndGivesEveryEventOnceInBothVersions(String feature) throws Exception {
    List<String> expected = simulator.servedUuids(feature);
    for (String version : List.of("v1", "v2")) {
      List<JsonNode> events =
          caller.drain("/api/" + version + "/" + feature, Caller.FROM_THE_BEGINNING);
      assertThat(Caller.uuids(events)).isEqualTo(expected).doesNotHaveDuplicates();
    }
    assertThat(simulator.eventCount(feature)).isEqualTo(expected.size()).isPositive();
  }

  @Test
  void theCursorRemembersThePageSize() throws Exception {
    JsonNode first = caller.page(USAGES, "{\"limit\":7,\"start_time\":\"2020-01-01T00:00:00Z\"}");
    JsonNode second = caller.page(USAGES, Caller.next(first));

    assertThat(first.path("items")).hasSize(7);
    assertThat(second.path("items")).hasSize(7);
    assertThat(second.path("has_more").asBoolean()).isTrue();
  }

  @Test
  void anOldCursorGivesTheSameFollowingEventsInTheSameWordsAgain() throws Exception {
    JsonNode first = caller.page(USAGES, Caller.FROM_THE_BEGINNING);

    assertThat(caller.page(USAGES, Caller.next(first)))
        .isEqualTo(caller.page(USAGES, Caller.next(first)));
  }

  @Test
  void anIdleCursorIsReturnedUnchangedWithNoItems() throws Exception {
    JsonNode last = caller.page(SIGN_INS, Caller.FROM_THE_BEGINNING);
    JsonNode idle = caller.page(SIGN_INS, Caller.next(last));

    assertThat(last.path("has_more").asBoolean()).isFalse();
    assertThat(idle.toString())
        .isEqualTo(
            "{\"cursor\":%s,\"has_more\":false,\"items\":[]}".formatted(last.path("cursor")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"limit\":1000}", "{\"ResetCursor\":{\"limit\":5}}"})
  void withoutStartTimeOnlyTheLastHourIsServed(String body) throws Exception {
    String hourAgo = clock.instant().minus(Duration.ofHours(1)).toString();

    List<String> expected =
        Caller.uuids(caller.drain(USAGES, "{\"limit\":1000,\"start_time\":\"" + hourAgo + "\"}"));

    assertThat(Caller.uuids(caller.drain(USAGES, body))).isEqualTo(expected).isNotEmpty();
    assertThat(expected.size()).isLessThan(simulator.servedUuids("itemusages").size());
  }

  @Test
  void pagesHoldAHundredEventsByDefault() throws Exception {
    assertThat(caller.page(USAGES, "{\"start_time\":\"2020-01-01T00:00:00+02:00\"}").path("items"))
        .hasSize(100);
  }

  @Test
  void theStartTimeIsInclusiveAndTheEndTimeIsNot() throws Exception {
    List<JsonNode> events = caller.drain(USAGES, Caller.FROM_THE_BEGINNING);
    String start = events.get(3).path("timestamp").asText();
    String end = events.get(9).path("timestamp").asText();

    List<JsonNode> window =
        caller.drain(USAGES, "{\"start_time\":\"%s\",\"end_time\":\"%s\"}".formatted(start, end));

    assertThat(window).isEqualTo(events.subList(3, 9));
  }

  @Test
  void aHandcraftedEventIsDeliveredLastHoweverOldAndLosesTheNewFieldsInVersionOne()
      throws Exception {
    JsonNode last = caller.page(SIGN_INS, Caller.FROM_THE_BEGINNING);
    simulator.add("signinattempts", handcrafted("LATE", "2026-03-10T00:00:00Z"));

    JsonNode page = caller.page(SIGN_INS, Caller.next(last));
    JsonNode old = caller.page("/api/v1/signinattempts", Caller.next(last));

    assertThat(Caller.uuids(page.path("items"))).containsExactly("LATE");
    assertThat(page.at("/items/0/account_uuid").asText()).isEqualTo("A");
    assertThat(page.at("/items/0/target_user/user_type").asText()).isEqualTo("user");
    assertThat(old.at("/items/0/account_uuid").isMissingNode()).isTrue();
    assertThat(old.at("/items/0/target_user").toString()).isEqualTo("{\"name\":\"Zoë\"}");
    assertThat(simulator.servedUuids("signinattempts")).endsWith("LATE");
  }

  @Test
  void aHiddenEventIsFoundOnlyByARequestThatStartsAnew() throws Exception {
    JsonNode last = caller.page(SIGN_INS, Caller.FROM_THE_BEGINNING);
    simulator.addHidden("signinattempts", handcrafted("HIDDEN", "2026-03-18T00:00:00Z"));

    assertThat(caller.page(SIGN_INS, Caller.next(last)).path("items")).isEmpty();
    assertThat(Caller.uuids(caller.drain(SIGN_INS, Caller.FROM_THE_BEGINNING))).contains("HIDDEN");
  }

  @Test
  void eventsOlderThanAHundredAndTwentyDaysAreGone() throws Exception {
    clock.move(Duration.ofDays(119));
    assertThat(caller.drain(SIGN_INS, Caller.FROM_THE_BEGINNING)).isNotEmpty();

    clock.move(Duration.ofDays(1));
    assertThat(caller.drain(SIGN_INS, Caller.FROM_THE_BEGINNING)).isEmpty();
    assertThat(simulator.eventCount("signinattempts")).isZero();
    assertThat(simulator.servedUuids("signinattempts")).isEmpty();
  }

  @Test
  void liveEventsAppearWhileItRunsAndReachAnOpenCursor() throws Exception {
    try (EventsApiSimulator live =
        EventsApiSimulator.start(
            SimulatorOptions.builder().history(Duration.ZERO).liveEventsPerSecond(2000).build())) {
      Caller liveCaller = new Caller(live);
      JsonNode start = liveCaller.page(USAGES, "{\"limit\":1000}");

      Awaitility.await().until(() -> live.eventCount("itemusages") >= 150);

      assertThat(liveCaller.drain(USAGES, Caller.next(start)).size()).isPositive();
      assertThat(live.eventCount("auditevents")).isPositive();
    }
  }

  @Test
  void requestsAreRecordedAsTheyCame() throws Exception {
    JsonNode first = caller.page(SIGN_INS, Caller.FROM_THE_BEGINNING);
    caller.page(SIGN_INS, Caller.next(first));

    assertThat(simulator.requests())
        .containsExactly(
            new RecordedRequest("POST", SIGN_INS, Caller.FROM_THE_BEGINNING, 200, clock.instant()),
            new RecordedRequest("POST", SIGN_INS, Caller.next(first), 200, clock.instant()));
  }

  private static ObjectNode handcrafted(String uuid, String timestamp) {
    ObjectNode event = new JsonMapper().createObjectNode();
    event.put("uuid", uuid).put("timestamp", timestamp).put("account_uuid", "A");
    event.putObject("target_user").put("name", "Zoë").put("user_type", "user");
    return event;
  }
}
