package dev.opsentinel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsentinel.pipeline.Collector;
import dev.opsentinel.pipeline.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  private static final String TOKEN_LIKE = "eyJhbGciOiJFUzI1NiJ9.eyJhdWQiOlsieCJdfQ.c2lnbg";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help", "run --help", "demo --help", "validate --help",
        "cursor --help", "cursor show --help", "cursor set --help", "cursor reset --help"
      })
  void everyCommandExplainsItselfWithin80Columns(String arguments) {
    Said said = Said.by(arguments.split(" "));
    assertThat(said.exitCode()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).startsWith("Usage: opsentinel");
    assertThat(said.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "runn | Unmatched argument at index 0: 'runn'",
        "run --fast | Unknown option: '--fast'",
        "demo --for 20 | \"20\" is no time span: write 20s, 5m or 1h",
        "demo --people -1 | --people is below 0: use 0 or more",
        "demo --live -0.5 | --live is below 0: use 0 or more",
        "cursor set auditevents | Missing required parameter: 'CURSOR'",
        "cursor set vaults C | \"vaults\" is no feature: use one of auditevents, itemusages",
        "cursor reset auditevents --account M-1 | \"M-1\" is no account name",
        "cursor reset auditevents --start-time noon | \"noon\" is no time: write it like 2026-",
        "run --set opsentinel.poll.periode=1m | did you mean opsentinel.poll.period?",
        "run | opsentinel.events-api.token is missing: set OPSENTINEL_EVENTS_API_TOKEN",
      },
      quoteCharacter = '\u0001')
  void wrongUsageIsASentenceOnTopAndTheExitCode2(String arguments, String sentence) {
    Said said = Said.by(arguments.strip().split(" "));
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err().lines().findFirst().orElse(""))
        .startsWith("opsentinel: ")
        .contains(sentence.strip());
    assertThat(said.err().lines().count()).isLessThanOrEqualTo(3);
    assertThat(said.err()).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run ", "run --set ", "run --token=", "demo --for ", "cursor set "})
  void aTokenInTheWrongPlaceIsNotRepeated(String before) {
    Said said = Said.by((before + TOKEN_LIKE).split(" "));
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).doesNotContain("eyJ");
  }

  @Test
  void aHomeThatIsAFileOrCannotBeMadeIsNamedWithWhatToDo() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Said said = Said.by(List.of("opsentinel.home=" + file.resolve("home")), "demo", "--for=0s");
    assertThat(said.exitCode()).isIn(1, 2);
    assertThat(said.err()).startsWith("opsentinel: opsentinel.home").contains("folder");
    assertThat(said.err().lines()).hasSize(1);
  }

  @Test
  void aHomeInUseNamesTheProcessThatHasIt() throws IOException {
    Path home = folder.resolve("home");
    try (Home taken = Home.take(home)) {
      Said said =
          Said.by(List.of("opsentinel.home=" + taken.folder()), "cursor", "reset", "auditevents");
      assertThat(said)
          .isEqualTo(
              new Said(
                  1,
                  "",
                  "opsentinel: opsentinel.home "
                      + home
                      + " is in use by another OpSentinel process (process "
                      + ProcessHandle.current().pid()
                      + "): stop it, or set opsentinel.home to another folder"
                      + System.lineSeparator()));
    }
  }

  @Test
  void aMissingRoutesFolderIsNamed() {
    Said said = Said.by(List.of("opsentinel.routes=" + folder.resolve("none")), "validate");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("none does not exist; name an existing folder");
  }

  @Test
  void validateNamesFileAndLineOfEachBrokenRouteAndOfABrokenPolicy() throws IOException {
    Path routes = copyOfTheRoutes();
    Files.writeString(
        routes.resolve("extra.camel.yaml"),
        """
        - route:
            id: extra
            from:
              uri: timer:x
              steps:
                - bean: {ref: nope}
        """);
    Said said = Said.by(List.of("opsentinel.routes=" + routes), "validate");
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).contains("extra.camel.yaml:6: ").contains("nope").contains("1 problem");

    Files.delete(routes.resolve("extra.camel.yaml"));
    Path policy = routes.resolve("policies/default.yaml");
    Files.writeString(policy, Files.readString(policy) + "nope: 1\n");
    said = Said.by(List.of("opsentinel.routes=" + routes), "validate");
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).contains("default.yaml:").contains("unknown key nope");
  }

  @Test
  void validateIsContentWithTheShippedRoutesAndWritesNothing() {
    Path home = folder.resolve("home");
    Said said = Said.by(List.of("opsentinel.home=" + home), "validate");
    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
    assertThat(said.out()).contains("settings: ok", "routes: ok", "noise policy: ok");
    assertThat(home).doesNotExist();
  }

  @Test
  void aCursorCanBeShownSetAndReset() {
    List<String> home = List.of("opsentinel.home=" + folder.resolve("home"));
    assertThat(Said.by(home, "cursor", "show").out()).contains("nothing was polled yet");
    assertThat(Said.by(home, "cursor", "set", "auditevents", "CURSOR1").exitCode()).isZero();
    assertThat(Said.by(home, "cursor", "show").out()).contains("main auditevents", "CURSOR1");

    Said reset =
        Said.by(home, "cursor", "reset", "auditevents", "--start-time=2026-11-20T01:00:00+01:00");
    assertThat(reset.out()).contains("the next poll asks from 2026-11-20T00:00:00Z");
    assertThat(Said.by(home, "cursor", "show").out()).contains("no cursor yet");
    assertThat(Said.by(home, "cursor", "show", "--json").out())
        .contains("\"cursor\":null", "\"startTime\":\"2026-11-20T00:00:00Z\"");
  }

  private Path copyOfTheRoutes() throws IOException {
    Path from = Collector.checkout().resolve("routes");
    Path to = folder.resolve("routes");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }
}
