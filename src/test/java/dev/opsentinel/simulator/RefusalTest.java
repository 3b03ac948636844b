package dev.opsentinel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import dev.opsentinel.SettableClock;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
  private static final String SIGN_INS = "/api/v2/signinattempts";

  private final SettableClock clock = new SettableClock();
  private final EventsApiSimulator simulator =
      EventsApiSimulator.start(
          SimulatorOptions.builder().clock(clock).people(3).ciFetchesPerDay(10).build());
  private final Caller caller = new Caller(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{} {}",
        "{\"limit\":0}",
        "{\"limit\":1001}",
        "{\"limit\":\"100\"}",
        "{\"limit\":10.5}",
        "{\"start_time\":\"yesterday\"}",
        "{\"start_time\":\"2026-02-30T00:00:00Z\"}",
        "{\"start_time\":\"2026-02-03T10:00Z\"}",
        "{\"end_time\":1700000000}",
        "{\"cursor\":\"\"}",
        "{\"cursor\":\"bm8gY3Vyc29y\"}",
        "{\"cursor\":\"not base64!\"}"
      })
  void aBodyTheApiDoesNotTakeIsABadRequest(String body) throws Exception {
    assertThat(caller.post(SIGN_INS, body).statusCode()).isEqualTo(400);
  }

  @Test
  void aCursorOfAnotherEndpointIsABadRequest() throws Exception {
    JsonNode page = caller.page(SIGN_INS, "{}");

    assertThat(caller.post("/api/v2/auditevents", Caller.next(page)).statusCode()).isEqualTo(400);
  }

  @Test
  void aCursorOfAnotherSimulatorIsABadRequestUnlessSeedAndClockAreTheSame() throws Exception {
    JsonNode page = caller.page(SIGN_INS, "{}");
    SimulatorOptions.Builder options = SimulatorOptions.builder().clock(clock).people(3);
    try (EventsApiSimulator twin = EventsApiSimulator.start(options.build());
        EventsApiSimulator stranger = EventsApiSimulator.start(options.seed(2).build())) {
      assertThat(new Caller(twin).post(SIGN_INS, Caller.next(page)).statusCode()).isEqualTo(200);
      assertThat(new Caller(stranger).post(SIGN_INS, Caller.next(page)).statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void errorsLookAsTheirVersionWritesThem() throws Exception {
    simulator.revoke(simulator.token());

    assertThat(caller.post("/api/v1/itemusages", "{}").body())
        .isEqualTo("{\"Error\":{\"Message\":\"Unauthorized access\"}}");
    assertThat(caller.post("/api/v2/itemusages", "{}").body())
        .isEqualTo("{\"status\":401,\"message\":\"Unauthorized access\"}");
  }

  @Test
  void aTokenThatIsMissingDamagedExpiredForeignOrRevokedIsUnauthorized() throws Exception {
    HttpRequest bare = HttpRequest.newBuilder(simulator.url().resolve(SIGN_INS)).GET().build();
    HttpRequest anonymous =
        HttpRequest.newBuilder(bare, (name, value) -> true)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    String token = simulator.tokenFor(Set.of("signinattempts"));
    simulator.revoke(token);

    assertThat(caller.send(anonymous).statusCode()).isEqualTo(401);
    for (String bad :
        List.of(
            "nonsense",
            simulator.token().substring(0, 60),
            simulator.expiredToken(),
            simulator.tokenForAudience("events.1password.eu"),
            token)) {
      Caller stranger = new Caller(simulator, bad);
      assertThat(stranger.post(SIGN_INS, "{}").statusCode()).as(bad).isEqualTo(401);
      assertThat(stranger.get("/api/v2/auth/introspect").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aTokenIsRefusedOnceItsTimeIsOver() throws Exception {
    Caller shortLived = new Caller(simulator, simulator.tokenExpiringIn(Duration.ofHours(1)));
    assertThat(shortLived.post(SIGN_INS, "{}").statusCode()).isEqualTo(200);

    clock.move(Duration.ofHours(1));
    assertThat(shortLived.post(SIGN_INS, "{}").statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenWithoutTheFeatureIsUnauthorizedThereOnly() throws Exception {
    Caller narrow = new Caller(simulator, simulator.tokenFor(Set.of("signinattempts")));

    assertThat(narrow.post(SIGN_INS, "{}").statusCode()).isEqualTo(200);
    assertThat(narrow.post("/api/v2/auditevents", "{}").statusCode()).isEqualTo(401);
  }

  @Test
  void theTokenCarriesWhatOfficialClientsRead() throws Exception {
    SignedJWT token = SignedJWT.parse(simulator.token());

    assertThat(token.getHeader().toJSONObject().keySet())
        .containsExactlyInAnyOrder("alg", "kid", "typ");
    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
    assertThat(token.getPayload().toJSONObject())
        .containsKeys("iss", "sub", "iat", "jti")
        .containsEntry("aud", List.of(simulator.url().getAuthority()))
        .containsEntry("1password.com/auuid", simulator.accountUuid())
        .containsEntry("1password.com/fts", List.of("auditevents", "itemusages", "signinattempts"));
  }

  @Test
  void introspectionSpeaksBothVersions() throws Exception {
    JsonNode first = Caller.json(caller.get("/api/auth/introspect"));
    JsonNode second = Caller.json(caller.get("/api/v2/auth/introspect"));

    assertThat(first.fieldNames()).toIterable().containsExactly("UUID", "IssuedAt", "Features");
    assertThat(second.fieldNames())
        .toIterable()
        .containsExactly("uuid", "issued_at", "features", "account_uuid");
    assertThat(second.path("features").toString())
        .isEqualTo("[\"auditevents\",\"itemusages\",\"signinattempts\"]");
    assertThat(second.path("issued_at").asText()).isEqualTo("2026-03-18T22:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/v2/events", "/api/v3/auditevents", "/api/v1/introspect"})
  void anUnknownPathIsNotFoundInPlainText(String path) throws Exception {
    HttpResponse<String> response = caller.post(path, "{}");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("404 page not found\n");
  }

  @Test
  void theMinuteLimitCountsAllEndpointsTogetherAndEndsWithTheMinute() throws Exception {
    SimulatorOptions options =
        SimulatorOptions.builder().clock(clock).people(0).requestsPerMinute(2).build();
    try (EventsApiSimulator strict = EventsApiSimulator.start(options)) {
      Caller hasty = new Caller(strict);
      assertThat(hasty.post(SIGN_INS, "{}").statusCode()).isEqualTo(200);
      assertThat(hasty.get("/api/auth/introspect").statusCode()).isEqualTo(200);
      HttpResponse<String> refused = hasty.post("/api/v2/auditevents", "{}");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).isEmpty();

      clock.move(Duration.ofMinutes(1));
      assertThat(hasty.post(SIGN_INS, "{}").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theHourLimitOutlastsTheMinute() throws Exception {
    SimulatorOptions options =
        SimulatorOptions.builder().clock(clock).people(0).requestsPerHour(1).build();
    try (EventsApiSimulator strict = EventsApiSimulator.start(options)) {
      Caller hasty = new Caller(strict);
      assertThat(hasty.post(SIGN_INS, "{}").statusCode()).isEqualTo(200);
      clock.move(Duration.ofMinutes(1));
      assertThat(hasty.post(SIGN_INS, "{}").statusCode()).isEqualTo(429);
      clock.move(Duration.ofHours(1));
      assertThat(hasty.post(SIGN_INS, "{}").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aTakenPortIsNamedInOneSentence() {
    int port = simulator.url().getPort();

    assertThatThrownBy(
            () -> EventsApiSimulator.start(SimulatorOptions.builder().port(port).build()))
        .hasMessage("Port " + port + " is taken: choose another one, or 0 for any free one.");
  }

  @Test
  void anUnknownFeatureIsRefusedWithTheNamesThatExist() {
    assertThatThrownBy(() -> simulator.servedUuids("logins"))
        .hasMessageContaining("signinattempts, itemusages, auditevents");
  }
}
