package dev.opsentinel.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsentinel.pipeline.Collector;
import dev.opsentinel.pipeline.Pipeline;
import dev.opsentinel.settings.Settings;
import dev.opsentinel.simulator.EventsApiSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code validate} says, which is what a start and a reload say. */
class RouteCheckTest {

  @TempDir private Path folder;
  private RouteCopy routes;
  private Settings settings;

  @BeforeEach
  void copyTheRoutes() {
    routes = RouteCopy.into(folder.resolve("routes"));
    try (EventsApiSimulator simulator = EventsApiSimulator.empty()) {
      settings =
          Collector.settings(
              folder.resolve("home"),
              Map.of(
                  "opsentinel.routes", routes.folder().toString(),
                  "opsentinel.events-api.url", simulator.url().toString(),
                  "opsentinel.events-api.token", simulator.token()));
    }
  }

  @Test
  void findsNothingWrongWithTheShippedRoutes() {
    assertThat(Pipeline.validate(settings)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void namesFileLineAndCauseOf(BadEdit edit) {
    int line = edit.make(routes);

    List<String> problems = Pipeline.validate(settings);

    String place = routes.file(edit.id()) + ":" + line + ": ";
    assertThat(problems).anySatisfy(problem -> assertThat(problem).startsWith(place));
    assertThat(problems)
        .filteredOn(problem -> problem.startsWith(place))
        .anySatisfy(problem -> assertThat(problem).contains(edit.cause()).hasLineCount(1));
  }

  @Test
  void writesNothingAndLeavesNoThreadBehind() {
    assertThat(Pipeline.validate(settings)).isEmpty();

    assertThat(folder.resolve("home")).doesNotExist();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.contains("trial-") || name.contains("deadlines"));
  }

  @Test
  void takesNoMessageFromTheSpool() throws Exception {
    Path spool = Files.createDirectories(folder.resolve("home/spool"));
    Path message = Files.writeString(spool.resolve("1-main-itemusages-1-ab.json"), "{}");

    assertThat(Pipeline.validate(settings)).isEmpty();

    assertThat(message).hasContent("{}");
    assertThat(spool).isDirectoryNotContaining(file -> !file.equals(message));
  }

  @Test
  void doesNotBlameTheCallersOfAFileThatCannotBeRead() {
    BadEdit.YAML_SYNTAX.make(routes);

    assertThat(Pipeline.validate(settings)).hasSize(1);
  }
}
