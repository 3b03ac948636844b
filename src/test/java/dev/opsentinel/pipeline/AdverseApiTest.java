package dev.opsentinel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.simulator.AdverseAction;
import dev.opsentinel.simulator.EventsApiSimulator;
import dev.opsentinel.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the Events API does, every event arrives once and the other features go on. */
class AdverseApiTest {

  private static final String FEATURE = "itemusages";

  private static EventsApiSimulator simulator;
  private static Collector collector;

  @BeforeAll
  static void start(@TempDir Path folder) {
    simulator =
        EventsApiSimulator.start(
            SimulatorOptions.builder().people(0).ciFetchesPerDay(0).unlimitedRequests().build());
    Map<String, String> settings = new HashMap<>(Policies.keepEverything(folder));
    settings.put("opsentinel.events-api.timeout", "2s");
    settings.put("opsentinel.events-api.requests-per-minute", "1000000");
    settings.put("opsentinel.events-api.requests-per-hour", "1000000");
    collector = Collector.start(folder.resolve("home"), simulator, settings);
  }

  @AfterAll
  static void stop() {
    collector.close();
    simulator.close();
  }

  /** [D13, D14, D16, D22; F3 to F9, F11, F12, F25] */
  @ParameterizedTest(name = "{0}")
  @EnumSource(AdverseAction.class)
  void everyEventArrivesOnceThough(AdverseAction action) {
    simulator.arm(action, FEATURE, 1);
    Events.reveals(7, Instant.now()).forEach(event -> simulator.add(FEATURE, event));
    await().atMost(30, TimeUnit.SECONDS).until(() -> simulator.armed() == 0);
    ObjectNode afterwards = Events.reveal(Instant.now());
    simulator.add(FEATURE, afterwards);

    collector.awaitRows(FEATURE, simulator.servedUuids(FEATURE));

    Set<String> served = new TreeSet<>(simulator.servedUuids(FEATURE));
    assertThat(new TreeSet<>(collector.uuids(FEATURE))).isEqualTo(served);
    assertThat(collector.uuids(FEATURE)).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"SERVER_ERROR", "NO_ANSWER", "TOO_MANY_REQUESTS", "HTML_WITH_200"})
  void collectionGoesOnAfterALongSpellOf(AdverseAction action) {
    simulator.arm(action, FEATURE, 12);
    ObjectNode event = Events.reveal(Instant.now());
    simulator.add(FEATURE, event);

    await().atMost(60, TimeUnit.SECONDS).until(() -> simulator.armed() == 0);

    collector.awaitRows(FEATURE, List.of(Events.uuid(event)));
    assertThat(collector.uuids(FEATURE)).doesNotHaveDuplicates();
  }

  /** [D16, F7] */
  @Test
  void aFeatureThatAnswersByteByByteDoesNotHoldUpTheOthers() {
    simulator.arm(AdverseAction.SLOW_BODY, FEATURE, 2);
    simulator.add(FEATURE, Events.reveal(Instant.now()));
    ObjectNode signIn = Events.signIn(Instant.now());
    simulator.add("signinattempts", signIn);

    collector.awaitRows("signinattempts", List.of(Events.uuid(signIn)));
    await().atMost(30, TimeUnit.SECONDS).until(() -> simulator.armed() == 0);
    collector.awaitRows(FEATURE, simulator.servedUuids(FEATURE));
  }

  /** [F9] */
  @Test
  void aMalformedEventGoesToTheDeadLettersAloneAndItsPageIsDelivered() {
    long before = collector.counts(FEATURE).deadLettered();
    simulator.arm(AdverseAction.EVENT_WITHOUT_UUID, FEATURE, 1);
    List<ObjectNode> page = Events.reveals(9, Instant.now());
    page.forEach(event -> simulator.add(FEATURE, event));

    collector.awaitRows(FEATURE, page.stream().map(Events::uuid).toList());

    await().until(() -> collector.counts(FEATURE).deadLettered() == before + 1);
    assertThat(collector.deadLetters())
        .anySatisfy(
            letter -> {
              assertThat(letter.path("cause").asText()).isEqualTo("the event has no uuid");
              assertThat(letter.path("feature").asText()).isEqualTo(FEATURE);
              assertThat(letter.path("payload").isObject()).isTrue();
            });
  }
}
