package dev.opsentinel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.opsentinel.simulator.EventsApiSimulator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No event is lost by a kill between any two steps; what comes twice is a page or a message. */
class CrashTest {

  private static final String FEATURE = "itemusages";
  private static final int EVENTS = 230;
  private static final int PAGE = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path home;
  @TempDir Path files;

  /** [D1, D10; F2] */
  @ParameterizedTest(name = "killed after it {0}")
  @EnumSource(Step.class)
  void everyEventIsInTheTableAfterAKillBetweenTwoSteps(Step step) throws Exception {
    try (EventsApiSimulator simulator = EventsApiSimulator.empty()) {
      Events.reveals(EVENTS, Instant.now()).forEach(event -> simulator.add(FEATURE, event));

      Process dying = start(simulator, step.name(), 2);
      assertThat(dying.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(dying.exitValue()).as(log(step.name())).isEqualTo(DyingCollector.KILLED);

      try (Collector collector = Collector.start(home, simulator, settings())) {
        collector.awaitRows(FEATURE, simulator.servedUuids(FEATURE));
        await().until(() -> collector.pipeline().inFlight() == 0);
        List<String> uuids = collector.uuids(FEATURE);
        assertThat(new TreeSet<>(uuids)).isEqualTo(new TreeSet<>(simulator.servedUuids(FEATURE)));
        assertThat(uuids.size() - EVENTS)
            .as("delivered twice: at most the page and the message in flight")
            .isBetween(0, 2 * PAGE);
      }
    }
  }

  /** [D1, D10, D11; F1] A few kills here; the long loop is for a machine with time. */
  @Test
  void everyEventIsInTheTableAfterKillsAtRandomMoments() throws Exception {
    int kills = 4;
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (EventsApiSimulator simulator = EventsApiSimulator.empty()) {
      for (int kill = 0; kill < kills; kill++) {
        Events.reveals(EVENTS, Instant.now()).forEach(event -> simulator.add(FEATURE, event));
        int requests = simulator.requests().size();
        Process process = start(simulator, "NEVER", 0);
        await().atMost(PATIENCE).until(() -> simulator.requests().size() > requests);
        boolean ended = process.waitFor(random.nextInt(600), TimeUnit.MILLISECONDS);
        assertThat(ended).as("seed %d", seed).isFalse();
        process.destroyForcibly().waitFor();
      }
      try (Collector collector = Collector.start(home, simulator, settings())) {
        collector.awaitRows(FEATURE, simulator.servedUuids(FEATURE));
        await().until(() -> collector.pipeline().inFlight() == 0);
        List<String> uuids = collector.uuids(FEATURE);
        assertThat(new TreeSet<>(uuids))
            .as("seed %d", seed)
            .isEqualTo(new TreeSet<>(simulator.servedUuids(FEATURE)));
        assertThat(uuids.size() - kills * EVENTS)
            .as("delivered twice, seed %d", seed)
            .isBetween(0, kills * 2 * PAGE);
      }
    }
  }

  /** [D1] */
  @Test
  void nothingIsLostWhileTheTableCannotBeWritten() throws IOException {
    try (EventsApiSimulator simulator = EventsApiSimulator.empty()) {
      Events.reveals(EVENTS, Instant.now()).forEach(event -> simulator.add(FEATURE, event));
      Path inTheWay = java.nio.file.Files.writeString(Home.workspace(home), "not a folder");
      try (Collector collector = Collector.start(home, simulator, settings())) {
        await().until(() -> collector.counts(FEATURE).kept() == EVENTS);
        assertThat(collector.counts(FEATURE).delivered()).isZero();

        java.nio.file.Files.delete(inTheWay);

        await().atMost(PATIENCE).until(() -> collector.counts(FEATURE).delivered() == EVENTS);
        assertThat(collector.uuids(FEATURE))
            .containsExactlyInAnyOrderElementsOf(simulator.servedUuids(FEATURE));
      }
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(Policies.keepEverything(files));
    settings.put("opsentinel.events-api.page-size", String.valueOf(PAGE));
    return settings;
  }

  private Process start(EventsApiSimulator simulator, String step, int times) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dopsentinel.launcher.directory=" + Collector.checkout(),
            "-cp",
            System.getProperty("java.class.path"),
            DyingCollector.class.getName(),
            home.toString(),
            simulator.url().toString(),
            simulator.token(),
            settings().get("opsentinel.noise.policy"),
            step,
            String.valueOf(times))
        .redirectErrorStream(true)
        .redirectOutput(logFile(step))
        .start();
  }

  private File logFile(String step) {
    return files.resolve("collector-" + step + ".log").toFile();
  }

  private String log(String step) throws IOException {
    return java.nio.file.Files.readString(logFile(step).toPath());
  }
}
