package dev.opsentinel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsentinel.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Looks at a week of 60 people, most of it working days. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PopulationTest {
  private static final Pattern UPPER = Pattern.compile("[A-Z2-7]{26}");
  private static final Pattern LOWER = Pattern.compile("[a-z2-7]{26}");
  private static final SimulatorOptions OPTIONS = options(1).history(Duration.ofDays(7)).build();

  private final EventsApiSimulator simulator = EventsApiSimulator.start(OPTIONS);
  private final Caller caller = new Caller(simulator);
  private List<JsonNode> signIns = List.of();
  private List<JsonNode> usages = List.of();
  private List<JsonNode> audits = List.of();

  @BeforeAll
  void fetch() throws Exception {
    signIns = caller.drain("/api/v2/signinattempts", Caller.FROM_THE_BEGINNING);
    usages = caller.drain("/api/v2/itemusages", Caller.FROM_THE_BEGINNING);
    audits = caller.drain("/api/v2/auditevents", Caller.FROM_THE_BEGINNING);
  }

  @AfterAll
  void close() {
    simulator.close();
  }

  @Test
  void theVolumesAreThoseOfTheReference() {
    double personDays = 60 * 5;
    long byPeople = usages.stream().filter(usage -> !byBuildServer(usage)).count();

    assertThat(signIns.size() / personDays).isCloseTo(3.4, within(0.5));
    assertThat(byPeople / personDays).isCloseTo(25, within(2.5));
    assertThat(audits.size() / personDays).isCloseTo(15, within(1.5));
    assertThat(usages.size() - byPeople).isBetween(7 * 1900L, 7 * 2100L);
  }

  @Test
  void theActionMixIsThatOfTheReference() {
    List<JsonNode> byPeople = usages.stream().filter(usage -> !byBuildServer(usage)).toList();

    assertThat(share(byPeople, is("action", "fill"))).isCloseTo(0.6, within(0.02));
    assertThat(share(byPeople, is("action", "reveal"))).isCloseTo(0.15, within(0.02));
    assertThat(share(byPeople, is("action", "secure-copy"))).isCloseTo(0.15, within(0.02));
    assertThat(share(audits, is("action", "dlgsess").or(is("action", "ssotknv"))))
        .isCloseTo(0.8, within(0.03));
    assertThat(share(audits, is("action", "patch"))).isCloseTo(0.13, within(0.02));
    assertThat(share(signIns, is("category", "success"))).isBetween(0.8, 0.95);
    assertThat(signIns).anyMatch(is("category", "mfa_failed"));
    assertThat(signIns).anyMatch(is("category", "firewall_failed"));
  }

  @Test
  void theBuildServerOnlyFetches() {
    assertThat(usages.stream().filter(PopulationTest::byBuildServer))
        .allMatch(is("action", "server-fetch"))
        .allMatch(usage -> usage.at("/client/app_name").asText().equals("1Password CLI"));
  }

  @Test
  void eventsAreInTheOrderOfTheirTimeAndNoneIsInTheFuture() {
    for (List<JsonNode> events : List.of(signIns, usages, audits)) {
      assertThat(events).extracting(PopulationTest::time).isSorted();
      assertThat(time(events.get(events.size() - 1))).isBefore(OPTIONS.clock().instant());
    }
  }

  @Test
  void timesHaveNineFractionalDigitsOrFewerWhereZerosEndThem() {
    List<String> times = audits.stream().map(audit -> audit.path("timestamp").asText()).toList();

    assertThat(times).allMatch(time -> !time.matches(".*\\.\\d*0Z"));
    double nine = times.stream().filter(time -> time.length() == 30).count();
    assertThat(nine / times.size()).isCloseTo(0.9, within(0.02));
    assertThat(times).anyMatch(time -> time.length() == 29).anyMatch(time -> time.length() == 28);
  }

  @Test
  void idsHaveTheirForm() {
    for (List<JsonNode> events : List.of(signIns, usages, audits)) {
      assertThat(Caller.uuids(events)).doesNotHaveDuplicates().allMatch(UPPER.asMatchPredicate());
    }
    assertThat(usages)
        .allMatch(usage -> LOWER.matcher(usage.path("vault_uuid").asText()).matches())
        .allMatch(usage -> LOWER.matcher(usage.path("item_uuid").asText()).matches())
        .allMatch(usage -> UPPER.matcher(usage.at("/user/uuid").asText()).matches());
    assertThat(audits)
        .allMatch(audit -> LOWER.matcher(audit.at("/session/device_uuid").asText()).matches())
        .allMatch(audit -> UPPER.matcher(audit.at("/session/uuid").asText()).matches());
  }

  @Test
  void auditEventsJoinTheSignInThatOpenedTheirSession() {
    Map<String, String> opened = new HashMap<>();
    signIns.forEach(
        one -> opened.put(one.path("session_uuid").asText(), one.path("timestamp").asText()));

    assertThat(audits.stream().filter(one -> opened.containsKey(one.at("/session/uuid").asText())))
        .hasSizeGreaterThan(audits.size() * 9 / 10)
        .allMatch(
            one ->
                one.at("/session/login_time")
                    .asText()
                    .equals(opened.get(one.at("/session/uuid").asText())));
  }

  @Test
  void writesRaiseAVaultsVersionByOne() {
    Map<String, List<Long>> versions = new HashMap<>();
    audits.stream()
        .filter(is("action", "patch"))
        .forEach(
            patch ->
                versions
                    .computeIfAbsent(patch.path("object_uuid").asText(), vault -> new ArrayList<>())
                    .add(patch.path("aux_id").asLong()));

    assertThat(versions)
        .allSatisfy(
            (vault, ofOne) ->
                assertThat(ofOne)
                    .isEqualTo(LongStream.range(12, 12 + ofOne.size()).boxed().toList()));
  }

  @Test
  void peopleHaveAwkwardNamesAddressesAndPlaces() {
    Set<String> names = new HashSet<>();
    signIns.forEach(one -> names.add(one.at("/target_user/name").asText()));

    assertThat(names).contains("Siobhán O'Neill", "山田 太郎");
    assertThat(signIns).anyMatch(one -> one.at("/target_user/email").asText().matches(".*[A-Z].*"));
    assertThat(signIns).anyMatch(one -> one.at("/client/ip_address").asText().contains(":"));
    assertThat(signIns).anyMatch(one -> !one.has("location"));
    assertThat(signIns).anyMatch(one -> one.has("location") && !one.at("/location").has("city"));
    assertThat(audits).anyMatch(is("object_uuid", "").and(is("object_type", "report")));
  }

  @Test
  void versionOneLeavesOutTheFieldsItDoesNotKnow() throws Exception {
    for (String feature : Feature.names()) {
      assertThat(caller.drain("/api/v1/" + feature, Caller.FROM_THE_BEGINNING))
          .noneMatch(event -> event.has("account_uuid") || event.has("actor_type"));
    }
    assertThat(signIns).allMatch(event -> event.has("account_uuid"));
    assertThat(audits).allMatch(is("actor_type", "user"));
  }

  @Test
  void theSameSeedMakesTheSameHistoryAndAnotherSeedAnother() throws Exception {
    try (EventsApiSimulator twin = EventsApiSimulator.start(OPTIONS);
        EventsApiSimulator other = EventsApiSimulator.start(options(2).build())) {
      assertThat(new Caller(twin).drain("/api/v2/auditevents", Caller.FROM_THE_BEGINNING))
          .isEqualTo(audits);
      assertThat(other.servedUuids("auditevents"))
          .doesNotContainAnyElementsOf(simulator.servedUuids("auditevents"));
    }
  }

  @Test
  void aDayIsTheSameHoweverMuchHistoryThereIs() {
    try (EventsApiSimulator shorter = EventsApiSimulator.start(options(1).build())) {
      List<String> week = simulator.servedUuids("itemusages");
      List<String> twoDays = shorter.servedUuids("itemusages");
      assertThat(week.subList(week.size() - twoDays.size(), week.size())).isEqualTo(twoDays);
    }
  }

  private static SimulatorOptions.Builder options(long seed) {
    return SimulatorOptions.builder().seed(seed).people(60).clock(new SettableClock());
  }

  private static boolean byBuildServer(JsonNode usage) {
    return usage.at("/user/email").asText().endsWith("@1passwordserviceaccounts.com");
  }

  private static Predicate<JsonNode> is(String field, String value) {
    return event -> event.path(field).asText().equals(value);
  }

  private static double share(List<JsonNode> events, Predicate<JsonNode> which) {
    return (double) events.stream().filter(which).count() / events.size();
  }

  private static Instant time(JsonNode event) {
    return Instant.parse(event.path("timestamp").asText());
  }
}
