package dev.opsentinel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final Setting<Duration> PERIOD = SettingCatalogue.POLL_PERIOD;

  @TempDir Path folder;
  private Place place;

  @BeforeEach
  void aLauncherWithRoutes() {
    place = new Place(folder);
  }

  @Test
  void startsWithNothingSet() {
    Settings settings = Settings.load(place.nothing());

    assertThat(settings.get(SettingCatalogue.PROFILE)).isEqualTo("local");
    assertThat(settings.get(SettingCatalogue.BUFFER)).isEqualTo("spool");
    assertThat(settings.get(SettingCatalogue.SINK)).isEqualTo("local");
    assertThat(settings.get(SettingCatalogue.CURSORS)).isEqualTo("file");
    assertThat(settings.get(SettingCatalogue.HOME)).isEqualTo(folder.resolve(".opsentinel"));
    assertThat(settings.get(SettingCatalogue.ROUTES)).isEqualTo(folder.resolve("routes"));
    assertThat(settings.get(SettingCatalogue.NOISE_POLICY))
        .isEqualTo(folder.resolve("routes/policies/default.yaml"));
    assertThat(settings.get(SettingCatalogue.EVENTS_API_LOOK_BACK)).hasHours(47);
    assertThat(settings.get(PERIOD)).hasSeconds(60);
    assertThat(settings.find(SettingCatalogue.HTTP_PORT)).isEmpty();
    assertThat(settings.find(SettingCatalogue.CONFIG)).isEmpty();
    assertThat(settings.accounts()).isEmpty();
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void theCommandLineBeatsSystemPropertiesBeatTheEnvironmentBeatsTheFileBeatsTheDefault() {
    SettingSources sources = place.file("opsentinel.poll.period=4s");
    assertThat(Settings.load(sources).get(PERIOD)).hasSeconds(4);

    sources = sources.withEnvironment(Place.map("OPSENTINEL_POLL_PERIOD", "3s"));
    assertThat(Settings.load(sources).get(PERIOD)).hasSeconds(3);

    sources = sources.withSystemProperties(Place.map("opsentinel.poll.period", "2s"));
    assertThat(Settings.load(sources).get(PERIOD)).hasSeconds(2);

    sources = sources.withCommandLine(Place.map("opsentinel.poll.period", "1s"));
    assertThat(Settings.load(sources).get(PERIOD)).hasSeconds(1);
  }

  @Test
  void anEmptyOrBlankValueLeavesTheWordToTheNextSource() {
    SettingSources sources =
        place
            .file("opsentinel.poll.period=4s\nopsentinel.http.port=\n")
            .withEnvironment(Place.map("OPSENTINEL_POLL_PERIOD", "  "))
            .withCommandLine(Place.map("opsentinel.poll.period", ""));

    Settings settings = Settings.load(sources);

    assertThat(settings.get(PERIOD)).hasSeconds(4);
    assertThat(settings.find(SettingCatalogue.HTTP_PORT)).isEmpty();
  }

  @Test
  void thePollPeriodFollowsTheModeUnlessSet() {
    assertThat(Settings.load(place.commandLine("opsentinel.poll.mode", "batched")).get(PERIOD))
        .hasMinutes(5);
    assertThat(
            Settings.load(
                    place.commandLine(
                        "opsentinel.poll.mode", "batched", "opsentinel.poll.period", "7s"))
                .get(PERIOD))
        .hasSeconds(7);
  }

  @Test
  void aRelativePathStartsWhereItWasWritten() {
    Setting<Path> home = SettingCatalogue.HOME;
    Path elsewhere = folder.resolve("elsewhere");
    Path other = place.write("elsewhere/other.properties", "opsentinel.home=state");

    assertThat(Settings.load(place.environment("OPSENTINEL_HOME", "state")).get(home))
        .isEqualTo(elsewhere.resolve("state"));
    assertThat(Settings.load(place.commandLine("opsentinel.home", "../state")).get(home))
        .isEqualTo(folder.resolve("state"));
    assertThat(Settings.load(place.nothing().withPropertiesFile(other)).get(home))
        .isEqualTo(elsewhere.resolve("state"));
    assertThat(Settings.load(place.file("opsentinel.home=state")).get(home))
        .isEqualTo(folder.resolve("state"));
  }

  @Test
  void aRelativePolicyStartsAtTheRoutesWhicheverSourceNamesIt() {
    Settings settings =
        Settings.load(
            place.environment(
                "OPSENTINEL_NOISE_POLICY", "policies/lean.yaml", "OPSENTINEL_ROUTES", "."));

    assertThat(settings.get(SettingCatalogue.NOISE_POLICY))
        .isEqualTo(folder.resolve("elsewhere/policies/lean.yaml"));
  }

  @Test
  void aFileNamedByConfigIsReadInPlaceOfTheOneBesideTheLauncher() {
    place.write("opsentinel.properties", "opsentinel.poll.period=4s");
    Path named = place.write("elsewhere/named.properties", "opsentinel.log.level=debug");

    Settings settings = Settings.load(place.environment("OPSENTINEL_CONFIG", "named.properties"));

    assertThat(settings.get(SettingCatalogue.LOG_LEVEL)).isEqualTo("debug");
    assertThat(settings.get(PERIOD)).hasSeconds(60);
    assertThat(settings.get(SettingCatalogue.CONFIG)).isEqualTo(named);
  }

  @Test
  void placeholdersHoldEveryValueThatIsSetAndNoSecret() {
    Settings settings =
        Settings.load(
            place.environment(
                "OPSENTINEL_EVENTS_API_TOKEN", "abc.def.ghi",
                "OPSENTINEL_EVENTS_API_ACME_TOKEN", "jkl.mno.pqr",
                "OPSENTINEL_EVENTS_API_ACME_URL", "https://events.1password.eu/"));

    assertThat(settings.placeholders())
        .containsEntry("opsentinel.poll.period", "60000")
        .containsEntry("opsentinel.events-api.look-back", "169200000")
        .containsEntry("opsentinel.buffer", "spool")
        .containsEntry("opsentinel.routes.reload", "true")
        .containsEntry("opsentinel.routes", folder.resolve("routes").toString())
        .containsEntry("opsentinel.events-api.acme.url", "https://events.1password.eu")
        .doesNotContainKeys("opsentinel.http.port", "opsentinel.events-api.token")
        .doesNotContainKey("opsentinel.events-api.acme.token");
    assertThat(settings.placeholders().values()).noneMatch(text -> text.contains("***"));
  }

  @Test
  void aSettingWithoutValueCannotBeGotByMistake() {
    Settings settings = Settings.load(place.nothing());

    assertThatThrownBy(() -> settings.get(SettingCatalogue.HTTP_PORT))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("opsentinel.http.port is not set");
  }

  @Test
  void theLaunchersOwnNamesAreNoMistake() {
    Settings settings =
        Settings.load(
            place
                .environment("OPSENTINEL_JAVA_OPTS", "-Xmx1g", "PATH", "/bin")
                .withSystemProperties(
                    Place.map("opsentinel.launcher.directory", "/x", "java.home", "/y")));

    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void noTwoSettingsShareAnEnvironmentVariable() {
    assertThat(
            SettingCatalogue.all().stream()
                .map(Setting::environment)
                .collect(Collectors.toUnmodifiableSet()))
        .hasSameSizeAs(SettingCatalogue.all());
  }

  @Test
  void theProcessItselfIsASource() {
    SettingSources sources = SettingSources.ofProcess(Place.map("opsentinel.log.level", "warn"));

    assertThat(sources.commandLine()).containsOnlyKeys("opsentinel.log.level");
    assertThat(sources.environment()).isEqualTo(System.getenv());
    assertThat(sources.launcherDirectory()).isAbsolute();
  }
}
