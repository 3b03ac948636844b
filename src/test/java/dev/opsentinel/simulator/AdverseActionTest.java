package dev.opsentinel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsentinel.SettableClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdverseActionTest {
  private static final String FEATURE = "signinattempts";
  private static final String PATH = "/api/v2/signinattempts";
  private static final String TEN = "{\"limit\":10,\"start_time\":\"2020-01-01T00:00:00Z\"}";

  private final SettableClock clock = new SettableClock();
  private final EventsApiSimulator simulator =
      EventsApiSimulator.start(
          SimulatorOptions.builder().clock(clock).people(10).ciFetchesPerDay(0).build());
  private final Caller caller = new Caller(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "TOO_MANY_REQUESTS, 429, Too Many Requests",
    "SERVER_ERROR, 500, '{\"status\":500'",
    "SERVER_ERROR_IN_OTHER_SHAPE, 500, '{\"Error\":{'",
    "BAD_GATEWAY_HTML, 502, <html>",
    "HTML_WITH_200, 200, <html>",
    "UNAUTHORIZED, 401, Unauthorized",
    "NOT_FOUND_TEXT, 404, 404 page not found",
    "BAD_REQUEST, 400, Bad Request",
  })
  void anArmedStatusIsAnsweredTwiceThenAllIsWell(AdverseAction action, int status, String body)
      throws Exception {
    simulator.arm(action, FEATURE, 2);

    for (int i = 0; i < 2; i++) {
      HttpResponse<String> response = caller.post(PATH, TEN);
      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(response.body()).contains(body);
      assertThat(response.headers().firstValue("Retry-After")).isEmpty();
    }
    assertThat(simulator.armed()).isZero();
    assertThat(caller.page(PATH, TEN).path("items")).hasSize(10);
  }

  @Test
  void retryAfterComesInSecondsOrAsADateAndA429MayHaveNoBody() throws Exception {
    simulator.arm(AdverseAction.TOO_MANY_REQUESTS_RETRY_AFTER, 1);
    simulator.arm(AdverseAction.SERVICE_UNAVAILABLE_RETRY_AFTER_DATE, 1);
    simulator.arm(AdverseAction.TOO_MANY_REQUESTS_EMPTY_BODY, 1);

    assertThat(caller.post(PATH, TEN).headers().firstValue("Retry-After")).contains("2");
    HttpResponse<String> unavailable = caller.post(PATH, TEN);
    String date = unavailable.headers().firstValue("Retry-After").orElseThrow();
    Instant until = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    assertThat(unavailable.statusCode()).isEqualTo(503);
    assertThat(until).isAfter(clock.instant().plusSeconds(1));
    HttpResponse<String> empty = caller.post(PATH, TEN);
    assertThat(empty.statusCode()).isEqualTo(429);
    assertThat(empty.body()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET_MID_BODY", "NO_ANSWER"})
  void aCutConnectionIsAnErrorForTheClient(AdverseAction action) throws Exception {
    simulator.arm(action, 1);

    assertThatThrownBy(() -> caller.post(PATH, TEN)).isInstanceOf(IOException.class);
    assertThat(simulator.armed()).isZero();
  }

  @Test
  void aSlowBodyCrawlsUntilTheSimulatorClosesAndOthersAreServedMeanwhile() throws Exception {
    simulator.arm(AdverseAction.SLOW_BODY, 1);
    try (var slow =
        HttpClient.newHttpClient()
            .send(
                caller.request(PATH).POST(BodyPublishers.ofString(TEN)).build(),
                BodyHandlers.ofInputStream())
            .body()) {
      assertThat(slow.read()).isEqualTo('{');
      assertThat(caller.page(PATH, TEN).path("items")).hasSize(10);
      simulator.close();
      assertThatThrownBy(slow::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void truncatedJsonIsACompleteAnswerThatCannotBeRead() throws Exception {
    simulator.arm(AdverseAction.TRUNCATED_JSON, 1);

    HttpResponse<String> response = caller.post(PATH, TEN);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> Caller.json(response)).isInstanceOf(IOException.class);
  }

  @Test
  void theSameCursorComesForEverWithTheSameItems() throws Exception {
    JsonNode first = caller.page(PATH, TEN);
    simulator.arm(AdverseAction.SAME_CURSOR_FOREVER, 2);

    JsonNode second = caller.page(PATH, Caller.next(first));
    JsonNode third = caller.page(PATH, Caller.next(second));

    assertThat(second.path("cursor")).isEqualTo(first.path("cursor"));
    assertThat(second.path("has_more").asBoolean()).isTrue();
    assertThat(third).isEqualTo(second);
  }

  @Test
  void anEmptyCursorComesWithHasMore() throws Exception {
    simulator.arm(AdverseAction.EMPTY_CURSOR, 1);

    JsonNode page = caller.page(PATH, TEN);

    assertThat(page.path("cursor").asText("none")).isEmpty();
    assertThat(page.path("has_more").asBoolean()).isTrue();
  }

  @Test
  void aPhantomPageIsEmptyAndItsNewCursorLeadsToTheRealOne() throws Exception {
    JsonNode first = caller.page(PATH, TEN);
    JsonNode real = caller.page(PATH, Caller.next(first));
    simulator.arm(AdverseAction.PHANTOM_PAGE, 1);

    JsonNode phantom = caller.page(PATH, Caller.next(first));

    assertThat(phantom.path("items")).isEmpty();
    assertThat(phantom.path("has_more").asBoolean()).isTrue();
    assertThat(phantom.path("cursor")).isNotEqualTo(first.path("cursor"));
    assertThat(caller.page(PATH, Caller.next(phantom))).isEqualTo(real);
  }

  @Test
  void hasMoreAtTheEndIsFollowedByAnEmptyPage() throws Exception {
    simulator.arm(AdverseAction.HAS_MORE_AT_THE_END, 1);

    JsonNode last = caller.page(PATH, Caller.FROM_THE_BEGINNING);
    JsonNode empty = caller.page(PATH, Caller.next(last));

    assertThat(last.path("has_more").asBoolean()).isTrue();
    assertThat(empty.path("items")).isEmpty();
    assertThat(empty.path("has_more").asBoolean()).isFalse();
  }

  @Test
  void anIdlePageMayHaveNullOrNoItemsOrANewLookingCursor() throws Exception {
    JsonNode last = caller.page(PATH, Caller.FROM_THE_BEGINNING);
    simulator.arm(AdverseAction.ITEMS_NULL, 1);
    simulator.arm(AdverseAction.ITEMS_MISSING, 1);
    simulator.arm(AdverseAction.NEW_EQUIVALENT_CURSOR, 1);

    JsonNode none = caller.page(PATH, Caller.next(last));
    JsonNode missing = caller.page(PATH, Caller.next(last));
    JsonNode renewed = caller.page(PATH, Caller.next(last));

    assertThat(none.path("items").isNull()).isTrue();
    assertThat(missing.has("items")).isFalse();
    assertThat(renewed.path("cursor")).isNotEqualTo(last.path("cursor"));
    simulator.arm(AdverseAction.LATE_EVENT, FEATURE, 1);
    assertThat(caller.page(PATH, Caller.next(renewed)).path("items")).hasSize(1);
  }

  @Test
  void aDuplicateIsTheLastEventOfThePageBefore() throws Exception {
    simulator.arm(AdverseAction.DUPLICATE_EVENT, 1);

    JsonNode first = caller.page(PATH, TEN);
    JsonNode second = caller.page(PATH, Caller.next(first));

    assertThat(first.path("items")).hasSize(10).doesNotHaveDuplicates();
    assertThat(second.at("/items/0")).isEqualTo(first.at("/items/9"));
    assertThat(second.path("items")).hasSize(10);
  }

  @Test
  void aLateEventIsOlderThanTheNewestAndComesLast() throws Exception {
    List<JsonNode> before = caller.drain(PATH, Caller.FROM_THE_BEGINNING);
    simulator.arm(AdverseAction.LATE_EVENT, 1);

    List<JsonNode> after = caller.drain(PATH, Caller.FROM_THE_BEGINNING);
    JsonNode cursor = caller.page(PATH, Caller.FROM_THE_BEGINNING);
    simulator.arm(AdverseAction.LATE_EVENT, 1);
    JsonNode late = caller.page(PATH, Caller.next(cursor)).at("/items/0");

    assertThat(after).hasSize(before.size() + 1);
    Instant newest = Instant.parse(before.get(before.size() - 1).path("timestamp").asText());
    assertThat(Instant.parse(late.path("timestamp").asText()))
        .isBefore(newest.minus(Duration.ofMinutes(4)));
    assertThat(simulator.servedUuids(FEATURE)).endsWith(late.path("uuid").asText());
  }

  @Test
  void aMalformedEventStandsAmongGoodOnesAndNoneIsLost() throws Exception {
    simulator.arm(AdverseAction.MALFORMED_EVENT, 1);
    simulator.arm(AdverseAction.EVENT_WITHOUT_UUID, 1);

    JsonNode first = caller.page(PATH, TEN);
    JsonNode second = caller.page(PATH, Caller.next(first));
    simulator.disarm();

    assertThat(first.path("items")).hasSize(10).filteredOn(JsonNode::isTextual).hasSize(1);
    assertThat(second.path("items"))
        .hasSize(10)
        .filteredOn(item -> item.isObject() && !item.has("uuid"))
        .hasSize(1);
    List<String> uuids = Caller.uuids(first.path("items"));
    uuids.addAll(Caller.uuids(second.path("items")));
    uuids.addAll(Caller.uuids(caller.drain(PATH, Caller.next(second))));
    uuids.removeIf(String::isEmpty);
    assertThat(uuids).isEqualTo(simulator.servedUuids(FEATURE));
  }

  @Test
  void unknownFieldsAndAnUnknownValueAreAdded() throws Exception {
    simulator.arm(AdverseAction.UNKNOWN_FIELD, 1);

    JsonNode items = caller.page(PATH, TEN).path("items");

    assertThat(items).allMatch(item -> item.has("risk_score") && item.has("passkey"));
    assertThat(items.at("/0/category").asText()).isEqualTo("teleport");
    assertThat(items.at("/1/category").asText()).isNotEqualTo("teleport");
  }

  @Test
  void nullsStandWhereObjectsAreExpected() throws Exception {
    simulator.arm(AdverseAction.NULL_WHERE_OBJECT, 1);

    JsonNode event = caller.page(PATH, TEN).at("/items/0");

    assertThat(event.path("target_user").isNull()).isTrue();
    assertThat(event.path("client").isNull()).isTrue();
    assertThat(event.path("uuid").asText()).hasSize(26);
  }

  @Test
  void aPageMayHoldOneEvent() throws Exception {
    simulator.arm(AdverseAction.ONE_EVENT_PAGE, 1);

    assertThat(caller.page(PATH, TEN).path("items")).hasSize(1);
  }

  @Test
  void anActionForOneFeatureLeavesTheOthersAlone() throws Exception {
    simulator.arm(AdverseAction.SERVER_ERROR, "auditevents", 1);

    assertThat(caller.post(PATH, TEN).statusCode()).isEqualTo(200);
    assertThat(caller.get("/api/v2/auth/introspect").statusCode()).isEqualTo(200);
    assertThat(caller.post("/api/v2/auditevents", TEN).statusCode()).isEqualTo(500);
  }

  @Test
  void introspectionCanBeSpoiledToo() throws Exception {
    simulator.armIntrospection(AdverseAction.NOT_FOUND_TEXT, 1);

    assertThat(caller.get("/api/v2/auth/introspect").statusCode()).isEqualTo(404);
    assertThatThrownBy(() -> simulator.armIntrospection(AdverseAction.PHANTOM_PAGE, 1))
        .hasMessageContaining("PHANTOM_PAGE spoils pages");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SLOW_BODY"})
  void noActionMakesAnEventVanish(AdverseAction action) throws Exception {
    simulator.arm(action, 1);
    try {
      caller.post(PATH, TEN);
    } catch (IOException cut) {
      assertThat(cut).isNotNull();
    }
    simulator.disarm();

    assertThat(Caller.uuids(caller.drain(PATH, Caller.FROM_THE_BEGINNING)))
        .isEqualTo(simulator.servedUuids(FEATURE));
  }
}
