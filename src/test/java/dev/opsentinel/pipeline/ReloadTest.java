package dev.opsentinel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.opsentinel.routing.BadEdit;
import dev.opsentinel.routing.RouteCopy;
import dev.opsentinel.simulator.AdverseAction;
import dev.opsentinel.simulator.EventsApiSimulator;
import dev.opsentinel.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Route files are edited while 200 events a second and a backlog flow through them. One program
 * lives through all edits; at the end every event is in the table, once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReloadTest {

  private static final List<String> FEATURES =
      List.of("signinattempts", "itemusages", "auditevents");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Several looks at the folder, and time for a report that should not come. */
  private static final Duration A_WHILE = Duration.ofMillis(250);

  private RouteCopy routes;
  private EventsApiSimulator simulator;
  private EventsApiSimulator acme;
  private Collector collector;
  private Said said;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    routes = RouteCopy.into(folder.resolve("routes"));
    Path keepAll =
        Files.writeString(folder.resolve("keep-all.yaml"), "name: keep-all\nentries: []\n");
    simulator =
        EventsApiSimulator.start(
            SimulatorOptions.builder().liveEventsPerSecond(200).unlimitedRequests().build());
    acme = EventsApiSimulator.start(SimulatorOptions.builder().seed(2).people(5).build());
    said = Said.listen();
    collector =
        Collector.start(
            folder.resolve("home"),
            Map.of("main", simulator, "acme", acme),
            Map.of(
                "opsentinel.routes", routes.folder().toString(),
                "opsentinel.noise.policy", keepAll.toString(),
                "opsentinel.health.period", "1s",
                "opsentinel.events-api.requests-per-minute", "1000000",
                "opsentinel.events-api.requests-per-hour", "60000000"));
  }

  static Stream<String> everyRoute() {
    return new RouteCopy(RouteCopy.SHIPPED).ids().stream();
  }

  @BeforeEach
  void beginWithTheFilesAsShipped() {
    routes.restore();
    await().atMost(PATIENCE).untilAsserted(this::assertThatAllRoutesRun);
    said.forget();
  }

  @AfterEach
  void allRoutesRunAndTheFilesAreAsShipped() {
    assertThat(routes.ids()).containsExactlyElementsOf(everyRoute().toList());
    await().atMost(PATIENCE).untilAsserted(this::assertThatAllRoutesRun);
  }

  private void assertThatAllRoutesRun() {
    assertThat(collector.pipeline().context().getRoutes())
        .extracting(Route::getRouteId)
        .containsExactlyInAnyOrderElementsOf(routes.ids());
    for (String id : routes.ids()) {
      assertThat(collector.pipeline().context().getRouteController().getRouteStatus(id))
          .as(id)
          .isEqualTo(ServiceStatus.Started);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyRoute")
  void aGoodEditTakesEffectWithoutARestart(String id) {
    String shipped = routes.text(id);
    String mark = "edited " + id;

    routes.write(
        id, withFirstStep(shipped, "- log: {logName: dev.opsentinel, message: " + mark + "}"));

    if (id.equals("dead-letter")) {
      awaitReport("route updated");
      simulator.add("auditevents", JsonNodeFactory.instance.objectNode().put("no", "uuid"));
    }
    await().atMost(PATIENCE).until(() -> said.says(mark));
    undo(id, shipped);
    assertThat(said.warnings(routes.folder().toString())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void aBadEditIsReportedOnceAndTheRunningVersionGoesOn(BadEdit edit) {
    String shipped = routes.text(edit.id());
    Route running = collector.pipeline().context().getRoute(edit.id());

    int line = edit.make(routes);

    String place = routes.file(edit.id()) + ":" + line + ": ";
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(said.warnings(place))
                    .anySatisfy(
                        warning ->
                            assertThat(warning)
                                .contains(edit.cause())
                                .endsWith("; the running version goes on")));
    await().pollDelay(A_WHILE).until(() -> true);
    assertThat(said.warnings(routes.folder().toString())).doesNotHaveDuplicates();
    assertThat(collector.pipeline().context().getRoute(edit.id())).isSameAs(running);
    assertThatAllRoutesRun();

    routes.write(edit.id(), withFirstStep(shipped, "- log: {message: mended}"));
    awaitReport(routes.file(edit.id()) + ": route updated");
    undo(edit.id(), shipped);
  }

  @Test
  void anEditOfTheFailureHandlingBesideARouteTakesEffect() {
    String shipped = routes.text("poll");
    String told = "steps: [{bean: {ref: health, method: failed}}]";

    routes.edit(
        "poll",
        told,
        told.replace("[", "[{log: {logName: dev.opsentinel, message: handled anew}}, "));
    awaitReport("poll.camel.yaml: route updated");
    simulator.arm(AdverseAction.UNAUTHORIZED, 1);

    await().atMost(PATIENCE).until(() -> said.says("handled anew"));
    undo("poll", shipped);
  }

  @Test
  void anotherPeriodOfATimerTakesEffect() {
    String shipped = routes.text("poll-audit-events");

    routes.edit(
        "poll-audit-events", "\"{{opsentinel.poll.period}}\", delay: \"100\"", "1h, delay: 1h");
    awaitReport("route updated");

    long before = requests("auditevents");
    await().pollDelay(A_WHILE).until(() -> true);
    assertThat(requests("auditevents")).isEqualTo(before);
    undo("poll-audit-events", shipped);
    await().atMost(PATIENCE).until(() -> requests("auditevents") > before);
  }

  @Test
  void editsThatNeedEachOtherComeInTogetherPastABadOne() {
    Map<String, String> shipped = new LinkedHashMap<>();
    List.of("poll", "rows", "buffer").forEach(id -> shipped.put(id, routes.text(id)));

    BadEdit.UNKNOWN_METHOD_IN_EXPRESSION.make(routes);
    routes.write(
        "lines", shipped.get("rows").replace("id: rows", "id: lines").replace(":rows", ":lines"));
    routes.edit("poll", "direct:rows", "direct:lines");
    routes.delete("rows");

    awaitReport("rows.camel.yaml: route removed");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(said.warnings("buffer.camel.yaml")).hasSize(1));
    assertThatAllRoutesRun();

    shipped.forEach(routes::write);
    routes.delete("lines");
    awaitReport("lines.camel.yaml: route removed");
  }

  @Test
  void aRenamedRouteTakesThePlaceOfItsOldSelf() {
    String shipped = routes.text("rows");

    routes.write("events-to-rows", shipped.replace("id: rows", "id: events-to-rows"));
    routes.delete("rows");
    awaitReport("rows.camel.yaml: route removed");
    assertThatAllRoutesRun();

    routes.write("rows", shipped);
    routes.delete("events-to-rows");
    awaitReport("events-to-rows.camel.yaml: route removed");
  }

  @Test
  void aRouteThatOthersCallStaysWhenItsFileGoes() {
    String shipped = routes.text("dead-letter");

    routes.delete("dead-letter");
    awaitReport("no route starts from direct:dead-letter; the running version goes on");

    assertThat(collector.pipeline().context().getRoute("dead-letter")).isNotNull();
    routes.write("dead-letter", shipped);
  }

  @Test
  void anAccountIsThreeCopiedFilesAndLeavesWithThem() {
    for (String id : List.of("sign-in-attempts", "item-usages", "audit-events")) {
      routes.write(
          "poll-acme-" + id,
          routes
              .text("poll-" + id)
              .replace("poll-" + id, "poll-acme-" + id)
              .replace("constant: main", "constant: acme"));
    }
    for (String feature : FEATURES) {
      collector.awaitRows(feature, acme.servedUuids(feature));
    }

    routes.ids().stream().filter(id -> id.startsWith("poll-acme-")).forEach(routes::delete);

    await().atMost(PATIENCE).untilAsserted(this::assertThatAllRoutesRun);
    long requests = acme.requests().size();
    await().pollDelay(A_WHILE).until(() -> true);
    assertThat(acme.requests()).hasSize((int) requests);
  }

  /** Runs after all edits, and while events still arrive. */
  @AfterAll
  void noEventWasLostRepeatedOrInvented() {
    try {
      for (String feature : FEATURES) {
        collector.awaitRows(feature, simulator.servedUuids(feature));
        List<String> rows = collector.uuids(feature);
        assertThat(rows).doesNotHaveDuplicates();
        Set<String> invented = new HashSet<>(rows);
        invented.removeAll(new HashSet<>(simulator.servedUuids(feature)));
        invented.removeAll(new HashSet<>(acme.servedUuids(feature)));
        assertThat(invented).isEmpty();
      }
      assertThat(collector.deadLetters()).hasSize(1);
    } finally {
      collector.close();
      simulator.close();
      acme.close();
      said.close();
    }
  }

  private void undo(String id, String shipped) {
    said.forget();
    routes.write(id, shipped);
    awaitReport(routes.file(id) + ": route updated");
  }

  private void awaitReport(String text) {
    await().atMost(PATIENCE).until(() -> said.says(text));
  }

  private long requests(String feature) {
    return simulator.requests().stream().filter(each -> each.toString().contains(feature)).count();
  }

  /** Puts a step before the first of the route, not of the configuration beside it. */
  private static String withFirstStep(String text, String step) {
    int from = text.indexOf("    from:\n");
    int steps = text.indexOf("      steps:\n", from) + "      steps:\n".length();
    String quick = text.substring(0, steps) + "        " + step + "\n" + text.substring(steps);
    return quick.replace("delay: \"10000\"", "delay: \"100\"");
  }
}
