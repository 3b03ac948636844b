package dev.opsentinel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingProblemsTest {
  @TempDir Path folder;
  private Place place;

  @BeforeEach
  void aLauncherWithRoutes() {
    place = new Place(folder);
  }

  @Test
  void everyProblemIsALineThatSaysWhatWhereAndHowToFixIt() {
    SettingSources sources =
        place
            .file("# a comment\n\nopsentinel.events-api.page-size = 2000\n")
            .withEnvironment(Place.map("OPSENTINEL_POLL_PERIOD", "5 minutes"))
            .withSystemProperties(Place.map("opsentinel.routes.reload", "yes"))
            .withCommandLine(Place.map("opsentinel.log.level", "trace"));

    assertThat(Place.problems(sources))
        .containsExactly(
            "opsentinel.routes.reload is \"yes\" (system property): write true or false.",
            "opsentinel.events-api.page-size is \"2000\" (opsentinel.properties line 3):"
                + " write a whole number from 1 to 1000, digits only.",
            "opsentinel.poll.period is \"5 minutes\" (environment OPSENTINEL_POLL_PERIOD):"
                + " write a duration such as 500ms, 90s, 5m, 47h, 2d or PT5M.",
            "opsentinel.log.level is \"trace\" (--set): use error, warn, info or debug.");
  }

  @ParameterizedTest
  @CsvSource({
    "opsentinel.profile, azure, local",
    "opsentinel.buffer, azure-queue, spool",
    "opsentinel.sink, logs-ingestion, local",
    "opsentinel.cursors, blob, file"
  })
  void whatALaterVersionBringsIsRefusedPlainlyAndOnce(String name, String word, String instead) {
    assertThat(Place.problems(place.commandLine(name, word)))
        .containsExactly(
            name + " is \"" + word + "\" (--set): not in this version; use " + instead + ".");
  }

  @Test
  void routesThatAreNotThereAreOneProblemAndNotAlsoThePolicys() {
    Path missing = folder.resolve("elsewhere/nowhere");

    assertThat(Place.problems(place.environment("OPSENTINEL_ROUTES", "nowhere")))
        .containsExactly(
            "opsentinel.routes is \"nowhere\" (environment OPSENTINEL_ROUTES): "
                + OneLine.of(missing.toString())
                + " does not exist; name an existing folder.");
  }

  @Test
  void routesMissingBesideTheLauncherAreTheDefaultsProblem() {
    assertThat(Place.problems(SettingSources.none(folder.resolve("elsewhere"))))
        .singleElement()
        .asString()
        .startsWith("opsentinel.routes is \"routes\" (default): ");
  }

  @Test
  void aHomeThatIsAFileIsRefused() {
    place.write("elsewhere/home", "");

    assertThat(Place.problems(place.commandLine("opsentinel.home", "home")))
        .singleElement()
        .asString()
        .startsWith("opsentinel.home is \"home\" (--set): ")
        .endsWith(" is something else; name a folder.");
  }

  @Test
  void aNamedFileMustExist() {
    place.write("opsentinel.properties", "opsentinel.poll.period=nonsense");

    assertThat(Place.problems(place.environment("OPSENTINEL_CONFIG", "no.properties")))
        .singleElement()
        .asString()
        .startsWith("opsentinel.config is \"no.properties\" (environment OPSENTINEL_CONFIG): ")
        .endsWith(" does not exist; name an existing file.");
    assertThat(
            Place.problems(place.nothing().withPropertiesFile(folder.resolve("gone.properties"))))
        .containsExactly(
            "gone.properties cannot be read: check that it is a file this user may read.");
  }

  @ParameterizedTest
  @CsvSource({
    "opsentinel.poll.perod, opsentinel.poll.period",
    "opsentinel.pol.period, opsentinel.poll.period",
    "opsentinel.poll-period, opsentinel.poll.period",
    "opsentinel.Poll.Period, opsentinel.poll.period",
    "opsentinel.eventsapi.token, opsentinel.events-api.token",
    "opsentinel.events-api.main.token, opsentinel.events-api.token",
    "opsentinel.events-api.acme.tokn, opsentinel.events-api.acme.token"
  })
  void aMisspeltNameComesWithTheNameThatWasMeant(String typo, String meant) {
    String hint = " is not a setting: did you mean " + meant + "?";

    assertThat(Place.problems(place.commandLine(typo, "1s")))
        .containsExactly(typo + " (--set)" + hint);
    assertThat(Place.problems(place.nothing().withSystemProperties(Place.map(typo, "1s"))))
        .containsExactly(typo + " (system property)" + hint);
    assertThat(Place.problems(place.file("\n" + typo + "=1s")))
        .containsExactly(typo + " (opsentinel.properties line 2)" + hint);
  }

  @Test
  void aNameWithoutItsPrefixIsRecognised() {
    assertThat(Place.problems(place.commandLine("poll.period", "1s")))
        .containsExactly(
            "A name without \"opsentinel.\" (--set) is not a setting:"
                + " did you mean opsentinel.poll.period?");
  }

  @Test
  void aNameLikeNoOtherPointsToTheReference() {
    assertThat(Place.problems(place.commandLine("opsentinel.frobnicate", "1")))
        .containsExactly(
            "opsentinel.frobnicate (--set) is not a setting: docs/settings.md names every setting.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Acme", "acme-eu", "1acme", "abcdefghijklmnopqrstuvwxyzabcde"})
  void anAccountWithANameThatCannotBeIsToldTheRule(String account) {
    assertThat(
            Place.problems(place.commandLine("opsentinel.events-api." + account + ".token", "t")))
        .singleElement()
        .asString()
        .endsWith(" is 1 to 30 lower-case letters and digits, a letter first.");
  }

  @Test
  void anUnknownVariableIsAWarningOnlySinceOthersMaySetSuchToo() {
    Settings settings =
        Settings.load(
            place.environment(
                "OPSENTINEL_POLL_PERIODE", "1s",
                "OPSENTINEL_SERVICE_HOST", "10.0.0.1",
                "OPSENTINEL_EVENTS_API_ACME_EU_TOKEN", "abc"));

    assertThat(settings.warnings())
        .containsExactly(
            "OPSENTINEL_EVENTS_API_ACME_EU_TOKEN (environment) is not a setting and has no effect:"
                + " an account's name is 1 to 30 lower-case letters and digits, a letter first.",
            "OPSENTINEL_POLL_PERIODE (environment) is not a setting and has no effect:"
                + " did you mean OPSENTINEL_POLL_PERIOD?",
            "OPSENTINEL_SERVICE_HOST (environment) is not a setting and has no effect:"
                + " docs/settings.md names every setting.");
  }

  @Test
  void problemsCarryTheWarningsThatMayExplainThem() {
    SettingSources sources =
        place.environment(
            "OPSENTINEL_EVENTS_API_URL", "https://events.1password.com",
            "OPSENTINEL_EVENTS_API_TOKN", "abc");

    try {
      Settings.load(sources);
    } catch (InvalidSettings invalid) {
      assertThat(invalid.problems()).hasSize(1);
      assertThat(invalid.warnings())
          .containsExactly(
              "OPSENTINEL_EVENTS_API_TOKN (environment) is not a setting and has no effect:"
                  + " did you mean OPSENTINEL_EVENTS_API_TOKEN?");
      return;
    }
    throw new AssertionError("a URL without a token was taken");
  }
}
