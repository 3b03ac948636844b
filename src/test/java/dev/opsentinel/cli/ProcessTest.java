package dev.opsentinel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsentinel.pipeline.Collector;
import dev.opsentinel.simulator.EventsApiSimulator;
import dev.opsentinel.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only shows from outside: exit codes, signals, two processes. */
class ProcessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path home;

  @Test
  void runCollectsUntilSigtermAndThenEndsWith0AndShowsNoToken() throws Exception {
    try (EventsApiSimulator simulator =
        EventsApiSimulator.start(SimulatorOptions.builder().people(5).build())) {
      Process run =
          Command.start(
              "run",
              "--set=opsentinel.home=" + home,
              "--set=opsentinel.events-api.url=" + simulator.url(),
              "--set=opsentinel.events-api.token=" + simulator.token());
      await().atMost(PATIENCE).until(() -> !Collector.rows(home).isEmpty());
      run.toHandle().destroy(); // the process itself would close its streams too
      Command.Outcome outcome = Command.end(run);
      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err()).contains("stopped").doesNotContain("eyJ").doesNotContain("\tat ");
    }
  }

  @Test
  void aStartThatFailsEndsAtOnceWithItsOwnExitCode() throws Exception {
    long begin = System.nanoTime();
    Command.Outcome outcome = Command.run("run", "--set=opsentinel.home=" + home);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.sentences()).singleElement().asString().contains("token is missing");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aSecondDemoInTheSameHomeIsRefusedAndTheFirstOneEndsWellOnSigterm() throws Exception {
    Process first = Command.start("demo", "--json", "--set=opsentinel.home=" + home);
    await().atMost(PATIENCE).until(() -> !Collector.rows(home.resolve("demo")).isEmpty());
    Command.Outcome second =
        Command.run("demo", "--for=1s", "--json", "--set=opsentinel.home=" + home);
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.sentences()).singleElement().asString().contains("is in use by another");

    first.toHandle().destroy();
    Command.Outcome outcome = Command.end(first);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.err()).isEmpty();
    JsonNode summary = new ObjectMapper().readTree(outcome.out());
    long delivered = 0;
    for (JsonNode counts : summary.path("features")) {
      delivered += counts.path("delivered").asLong();
      assertThat(counts.path("fetched").asLong())
          .isEqualTo(
              counts.path("kept").asLong()
                  + counts.path("rolledUp").asLong()
                  + counts.path("dropped").asLong());
    }
    assertThat(summary.path("rows").asLong()).isEqualTo(delivered).isPositive();
  }
}
