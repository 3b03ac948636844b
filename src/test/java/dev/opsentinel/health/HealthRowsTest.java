package dev.opsentinel.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsentinel.eventsapi.Accounts;
import dev.opsentinel.ledger.Feed;
import dev.opsentinel.ledger.Ledger;
import dev.opsentinel.ledger.PageTally;
import dev.opsentinel.sentinel.Row;
import dev.opsentinel.sentinel.RowMapping;
import dev.opsentinel.sentinel.TableSchema;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;

/** The shape of health rows: design, section 4. */
class HealthRowsTest {

  private static final Feed AUDIT = new Feed("main", "auditevents");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);

  private final ObjectMapper json = new ObjectMapper();
  private final Ledger ledger = new Ledger();

  @Test
  void aFeedThatIsWellSaysOkWithItsCountsAndNothingThatAnEventWouldSay() throws IOException {
    Health health = health(Tokens.account());
    health.polls("main", "auditevents");
    health.polled("main", "auditevents");
    PageTally tally = new PageTally("main", "auditevents");
    tally.fetched(5);
    tally.dropped("noise", "a repeat");
    ledger.count(tally);
    ledger.delivered("main", "auditevents", 3);

    JsonNode row = row(health);
    assertThat(row.path("uuid_s").textValue()).isNotBlank();
    ((com.fasterxml.jackson.databind.node.ObjectNode) row).remove("uuid_s");
    assertThat(row)
        .isEqualTo(
            json.readTree(
                """
                {"category": "ok", "log_source": "healthevents", "account_uuid": "ACCOUNTUUID",
                 "details": {"account": "main", "feature": "auditevents", "secondsSincePoll": 0,
                   "fetched": 5, "kept": 4, "rolledUp": 0, "dropped": 1, "delivered": 3,
                   "deadLettered": 0, "inFlight": 1},
                 "additional_fields": {"writer": "test/1", "account": "main"}}
                """));
  }

  @Test
  void aRefusedTokenSaysWhatUpstreamsRuleLooksFor() throws IOException {
    JsonNode row = row(failed(Tokens.account(), 401));
    assertThat(row.path("category").textValue()).isEqualTo("credentials_failed");
    assertThat(row.path("action_type").textValue()).isEqualTo("API Key Invalid");
    assertThat(row.path("details").path("reason").textValue())
        .contains("refused the token")
        .doesNotContain("eyJ");
    noEventColumns(row);
  }

  @Test
  void noOtherTroubleIsCalledAnInvalidKey() throws IOException {
    Map<JsonNode, String> rows =
        Map.of(
            row(failed(Tokens.account("itemusages"), 401)), "permission_missing",
            row(failed(Tokens.account(), 500)), "unreachable",
            row(blocked()), "sink_blocked");
    rows.forEach(
        (row, category) -> {
          assertThat(row.path("category").textValue()).isEqualTo(category);
          assertThat(row.has("action_type")).isFalse();
          assertThat(row.path("details").path("reason").textValue()).isNotBlank();
          noEventColumns(row);
        });
  }

  @Test
  void everyRowHasItsOwnUuid() throws IOException {
    Health health = blocked();
    assertThat(row(health).path("uuid_s")).isNotEqualTo(row(health).path("uuid_s"));
  }

  @Test
  void everyFeedOfEveryAccountIsReportedOn() {
    Health health = health(Tokens.account());
    health.polls("main", "itemusages");
    health.polls("main", "auditevents");
    health.polls("second", "auditevents");
    assertThat(rows(health).feeds())
        .containsExactly(AUDIT, new Feed("main", "itemusages"), new Feed("second", "auditevents"));
  }

  private static void noEventColumns(JsonNode row) {
    assertThat(List.of("timestamp", "action", "object_type", "TimeGenerated")).noneMatch(row::has);
    assertThat(row.path("log_source").textValue()).isEqualTo("healthevents");
  }

  private static Health failed(Accounts accounts, int status) {
    Health health = health(accounts);
    health.polls("main", "auditevents");
    health.failed(
        "main",
        "auditevents",
        new HttpOperationFailedException("https://x", status, "", null, Map.of(), ""));
    return health;
  }

  private static Health blocked() {
    Health health = health(Tokens.account());
    health.polls("main", "auditevents");
    health.sinkFailed(new IllegalStateException("disk full"));
    return health;
  }

  private static Health health(Accounts accounts) {
    return new Health(accounts, new ObjectMapper(), Duration.ofMinutes(15), CLOCK);
  }

  private JsonNode row(Health health) throws IOException {
    List<Row> rows = rows(health).report(AUDIT);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).timestamp()).isEmpty();
    return json.readTree(rows.get(0).json());
  }

  private HealthRows rows(Health health) {
    RowMapping mapping = new RowMapping(TableSchema.read(), json, "test/1", Tokens.account()::uuid);
    return new HealthRows(health, ledger, mapping, json, CLOCK);
  }
}
