package dev.opsentinel.sentinel;

import static dev.opsentinel.sentinel.Mapping.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsentinel.sentinel.Mapping.Mapped;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowMappingTest {

  private final Mapping mapping = Mapping.ofUnknownAccount();

  @Test
  void theUuidAndTheTypeMoveToTheNamesThatTheTableMayUse() {
    JsonNode row = mapping.map("signinattempts", event("\"type\":\"mfa_ok\"")).json();
    assertThat(row.path("uuid_s").textValue()).isEqualTo("UUID1");
    assertThat(row.path("action_type").textValue()).isEqualTo("mfa_ok");
    assertThat(row.has("uuid") || row.has("type")).isFalse();
  }

  @ParameterizedTest(name = "{0}: from {1}")
  @CsvSource({
    "signinattempts, target_user",
    "itemusages, user",
    "auditevents, actor_details",
  })
  void theUserOfAnMspAccountIsLiftedAndTheObjectKeepsItsCopy(String feature, String object) {
    String user = "{\"uuid\":\"U\",\"user_type\":\"external_user\",\"user_account_uuid\":\"ACC\"}";
    Mapped mapped = mapping.map(feature, event("\"" + object + "\":" + user));
    assertThat(mapped.json().path("user_type").textValue()).isEqualTo("external_user");
    assertThat(mapped.json().path("user_account_uuid").textValue()).isEqualTo("ACC");
    assertThat(mapped.json().path(object)).isEqualTo(Mapping.read(user));
    assertThat(mapped.tally().drift()).isEmpty();
  }

  /** D5: a guess from the fields calls these events something else. */
  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({
    "auditevents, '\"aux_id\":0'",
    "auditevents, '\"aux_id\":411,\"action\":\"join\",\"object_type\":\"gm\"'",
    "signinattempts, '\"country\":\"\"'",
    "signinattempts, '\"category\":\"success\"'",
    "itemusages, '\"action\":\"fill\"'",
  })
  void theLogSourceIsTheFeatureThatWasPolledAndNeverGuessed(String feature, String fields) {
    Mapped mapped = mapping.map(feature, event(fields));
    assertThat(mapped.json().path("log_source").textValue()).isEqualTo(feature);
  }

  @Test
  void aFieldOfAnotherFeatureIsUnknownHere() {
    Mapped mapped = mapping.map("auditevents", event("\"used_version\":3"));
    assertThat(mapped.json().has("used_version")).isFalse();
    assertThat(mapped.json().at("/additional_fields/unknown/used_version").intValue()).isEqualTo(3);
    assertThat(mapped.tally().drift()).isEqualTo(Map.of("used_version", 1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "411", "2147483647", "-2147483648"})
  void anAuxIdOf32BitsIsInTheColumnAndExactBeside(String number) {
    Mapped mapped = mapping.map("auditevents", event("\"aux_id\":" + number));
    assertThat(mapped.json().path("aux_id").asText()).isEqualTo(number);
    assertThat(mapped.json().at("/additional_fields/aux_id").asText()).isEqualTo(number);
    assertThat(mapped.tally().drift()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "-2147483649", "9223372036854775807"})
  void anAuxIdBeyond32BitsIsOnlyExactBeside(String number) {
    Mapped mapped = mapping.map("auditevents", event("\"aux_id\":" + number));
    assertThat(mapped.json().has("aux_id")).isFalse();
    assertThat(mapped.json().at("/additional_fields/aux_id").asText()).isEqualTo(number);
    assertThat(mapped.tally().drift()).isEmpty();
  }

  @Test
  void anAuxIdThatIsNoIntegerIsKeptBesideAndCounted() {
    Mapped mapped = mapping.map("auditevents", event("\"aux_id\":\"seven\""));
    assertThat(mapped.json().has("aux_id")).isFalse();
    assertThat(mapped.json().at("/additional_fields/aux_id").textValue()).isEqualTo("seven");
    assertThat(mapped.tally().drift()).isEqualTo(Map.of("aux_id does not fit int", 1L));
  }

  /** D15: typed structs of the peers lose such fields. */
  @Test
  void anUnknownFieldIsKeptWholeAndCounted() {
    Mapped mapped = mapping.map("itemusages", event("\"passkey\":{\"used\":[true,null]}"));
    assertThat(mapped.json().at("/additional_fields/unknown/passkey"))
        .isEqualTo(Mapping.read("{\"used\":[true,null]}"));
    assertThat(mapped.tally().drift()).isEqualTo(Map.of("passkey", 1L));
  }

  @Test
  void anUnknownKeyInsideAnObjectStaysThereAndIsCountedByItsPath() {
    Mapped mapped = mapping.map("itemusages", event("\"client\":{\"os_name\":\"X\",\"vpn\":true}"));
    assertThat(mapped.json().at("/client/vpn").booleanValue()).isTrue();
    assertThat(mapped.json().at("/additional_fields/unknown").isMissingNode()).isTrue();
    assertThat(mapped.tally().drift()).isEqualTo(Map.of("client.vpn", 1L));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "signinattempts, '\"country\":7', country does not fit string",
    "itemusages, '\"used_version\":\"3\"', used_version does not fit int",
    "itemusages, '\"used_version\":4294967295', used_version does not fit int",
    "itemusages, '\"used_version\":1.5', used_version does not fit int",
    "auditevents, '\"aux_info\":{\"a\":1}', aux_info does not fit string",
    "auditevents, '\"action\":[\"view\"]', action does not fit string",
  })
  void aValueThatItsColumnCannotHoldIsKeptBesideAndCounted(
      String feature, String field, String drift) {
    Mapped mapped = mapping.map(feature, event(field));
    JsonNode given = Mapping.read("{" + field + "}");
    String name = given.fieldNames().next();
    assertThat(mapped.json().has(name)).isFalse();
    assertThat(mapped.json().at("/additional_fields/unknown")).isEqualTo(given);
    assertThat(mapped.tally().drift()).isEqualTo(Map.of(drift, 1L));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "signinattempts, target_user", "signinattempts, client", "signinattempts, location",
    "itemusages, user", "itemusages, client", "itemusages, location",
    "auditevents, session", "auditevents, actor_details", "auditevents, location",
  })
  void aNullObjectIsLeftOutAndCounted(String feature, String object) {
    Mapped mapped = mapping.map(feature, event("\"" + object + "\":null"));
    assertThat(mapped.json().has(object)).isFalse();
    assertThat(mapped.tally().drift()).isEqualTo(Map.of(object + " is null", 1L));
  }

  @Test
  void nullDetailsOfASignInAndNullTextsAreOrdinary() {
    Mapped mapped = mapping.map("signinattempts", event("\"details\":null,\"country\":null"));
    assertThat(mapped.json().has("details") || mapped.json().has("country")).isFalse();
    assertThat(mapped.tally().drift()).isEmpty();
  }

  @Test
  void aTextWhereAnObjectIsExpectedStaysInTheColumnAndIsCounted() {
    Mapped mapped = mapping.map("signinattempts", event("\"client\":\"CLI\""));
    assertThat(mapped.json().path("client").textValue()).isEqualTo("CLI");
    assertThat(mapped.tally().drift()).isEqualTo(Map.of("client is not an object", 1L));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "signinattempts, category, category",
    "signinattempts, type, action_type",
    "itemusages, action, action",
    "auditevents, action, action",
    "auditevents, object_type, object_type",
  })
  void aValueThatNobodyHasSeenIsDeliveredAndCounted(String feature, String field, String column) {
    Mapped mapped = mapping.map(feature, event("\"" + field + "\":\"teleport\""));
    assertThat(mapped.json().path(column).textValue()).isEqualTo("teleport");
    assertThat(mapped.tally().drift()).isEqualTo(Map.of(field + "=teleport", 1L));
  }

  @Test
  void aCountersNameDoesNotGrowWithTheValue() {
    String longAction = "x".repeat(5000);
    Mapped mapped = mapping.map("itemusages", event("\"action\":\"" + longAction + "\""));
    assertThat(mapped.json().path("action").textValue()).isEqualTo(longAction);
    assertThat(mapped.tally().drift()).isEqualTo(Map.of("action=" + "x".repeat(40) + "...", 1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20T10:00:00Z",
        "2026-11-20T10:00:00.1Z",
        "2026-11-20T10:00:00.12Z",
        "2026-11-20T10:00:00.123Z",
        "2026-11-20T10:00:00.1234Z",
        "2026-11-20T10:00:00.12345Z",
        "2026-11-20T10:00:00.123456Z",
        "2026-11-20T10:00:00.1234567Z",
        "2026-11-20T10:00:00.12345678Z",
        "2026-11-20T10:00:00.123456789Z",
        "2026-11-20T10:00:00.100Z",
        "2026-11-20T10:00:00-03:00",
        "2026-11-20T10:00:00.5-00:00"
      })
  void aTimestampKeepsEveryCharacter(String timestamp) {
    Mapped mapped =
        mapping.map("itemusages", "{\"uuid\":\"U\",\"timestamp\":\"" + timestamp + "\"}");
    assertThat(mapped.json().path("timestamp").textValue()).isEqualTo(timestamp);
    assertThat(mapped.row().timestamp()).isEqualTo(timestamp);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.50", "12345678901234567890", "-122.7981", "0.10000000000000000555", "45.0"})
  void aNumberInAnObjectKeepsEveryDigit(String number) {
    Mapped mapped = mapping.map("itemusages", event("\"location\":{\"latitude\":" + number + "}"));
    assertThat(mapped.text()).contains("\"location\":{\"latitude\":" + number + "}");
  }

  @Test
  void theAccountOfTheTokenStandsInWhereTheEventDoesNotNameOne() {
    Mapping known = Mapping.ofAccount("TOKENACCOUNT");
    assertThat(known.map("itemusages", event("")).json().path("account_uuid").textValue())
        .isEqualTo("TOKENACCOUNT");
    assertThat(
            known
                .map("itemusages", event("\"account_uuid\":\"OWN\""))
                .json()
                .path("account_uuid")
                .textValue())
        .isEqualTo("OWN");
    assertThat(mapping.map("itemusages", event("")).json().has("account_uuid")).isFalse();
  }

  @Test
  void everyRowSaysWhoWroteItAndForWhichAccount() {
    JsonNode row = mapping.map("itemusages", event("")).json();
    assertThat(row.path("additional_fields"))
        .isEqualTo(Mapping.read("{\"writer\":\"opsentinel-test/1\",\"account\":\"main\"}"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"text\"                                       | the event is not a JSON object",
        "[1]                                            | the event is not a JSON object",
        "null                                           | the event is not a JSON object",
        "{\"timestamp\":\"2026-11-20T10:00:00Z\"}       | the event has no uuid",
        "{\"uuid\":\" \",\"timestamp\":\"2026-11-20T10:00:00Z\"}  | the event has no uuid",
        "{\"uuid\":7,\"timestamp\":\"2026-11-20T10:00:00Z\"}      | the event has no uuid",
        "{\"uuid\":null,\"timestamp\":\"2026-11-20T10:00:00Z\"}   | the event has no uuid",
        "{\"uuid\":\"U\"}                               | the event has no timestamp",
        "{\"uuid\":\"U\",\"timestamp\":1700000000}      | the event has no timestamp",
        "{\"uuid\":\"U\",\"timestamp\":\"yesterday\"}   | the event's timestamp is not an RFC 3339 time",
        "{\"uuid\":\"U\",\"timestamp\":\"2026-11-20\"}  | the event's timestamp is not an RFC 3339 time",
      },
      quoteCharacter = '\u0001')
  void anEventThatNoRowCanBeMadeOfIsMalformed(String event, String reason) {
    assertThatExceptionOfType(MalformedEvent.class)
        .isThrownBy(() -> mapping.map("itemusages", event.strip()))
        .withMessage(reason);
  }
}
