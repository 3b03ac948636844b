package dev.opsentinel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.opsentinel.simulator.EventsApiSimulator;
import dev.opsentinel.simulator.SimulatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivePolicyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String DROP =
      "name: test\nentries:\n  - {name: quiet, feature: auditevents, do: drop, why: A test.}\n";

  @TempDir private Path folder;

  @Test
  void anEditOfTheNoisePolicyTakesEffectAndABadOneChangesNothing() throws Exception {
    Path policy = Files.writeString(folder.resolve("policy.yaml"), "name: test\nentries: []\n");
    SimulatorOptions lively =
        SimulatorOptions.builder()
            .history(Duration.ofHours(1))
            .liveEventsPerSecond(50)
            .unlimitedRequests()
            .build();
    try (Said said = Said.listen();
        EventsApiSimulator simulator = EventsApiSimulator.start(lively);
        Collector collector =
            Collector.start(
                folder.resolve("home"),
                simulator,
                Map.of("opsentinel.noise.policy", policy.toString()))) {
      await().atMost(PATIENCE).until(() -> collector.counts("auditevents").kept() > 0);
      assertThat(collector.counts("auditevents").dropped()).isZero();

      Files.writeString(policy, DROP);
      await().atMost(PATIENCE).until(() -> collector.counts("auditevents").dropped() > 0);

      Files.writeString(policy, DROP.replace("do: drop", "do: dorp"));
      await().atMost(PATIENCE).until(() -> !said.warnings("policy.yaml").isEmpty());
      long before = collector.counts("auditevents").dropped();
      await().atMost(PATIENCE).until(() -> collector.counts("auditevents").dropped() > before);
      assertThat(said.warnings("policy.yaml"))
          .hasSize(1)
          .first()
          .asString()
          .contains("policy.yaml:3")
          .contains("drop")
          .endsWith("; the running policy goes on");
    }
  }
}
