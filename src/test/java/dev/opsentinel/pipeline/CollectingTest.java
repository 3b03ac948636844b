package dev.opsentinel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsentinel.simulator.EventsApiSimulator;
import dev.opsentinel.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectingTest {

  @TempDir Path home;

  @Test
  void everyEventOfAllThreeFeaturesIsFetchedOnceAndEndsInACountedPlace() {
    try (EventsApiSimulator simulator = EventsApiSimulator.start(SimulatorOptions.defaults());
        Collector collector = Collector.start(home, simulator)) {
      for (String feature : List.of("signinattempts", "auditevents")) {
        collector.awaitRows(feature, simulator.servedUuids(feature));
        assertThat(collector.uuids(feature))
            .containsExactlyInAnyOrderElementsOf(simulator.servedUuids(feature));
      }
    }
  }
}
