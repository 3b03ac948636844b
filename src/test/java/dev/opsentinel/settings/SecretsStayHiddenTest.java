package dev.opsentinel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsStayHiddenTest {
  /** Starts as every 1Password token does; the rest is made up. */
  private static final String TOKEN = "eyJhbGciOiJFUzI1NiJ9.c2VjcmV0LXBhcnQ.c2lnbmF0dXJl";

  private static final List<String> TRACES =
      List.of("eyJ", "c2VjcmV0", "c2lnbmF0", "hbGciOi", "wordofpass");

  @TempDir Path folder;
  private Place place;

  @BeforeEach
  void aLauncherWithRoutes() {
    place = new Place(folder);
  }

  static Stream<Setting<?>> secrets() {
    return Stream.of(AccountSettings.MAIN, "acme")
        .<Setting<?>>flatMap(
            account ->
                SettingCatalogue.PER_ACCOUNT.stream()
                    .<Setting<?>>map(setting -> SettingNames.forAccount(setting, account)))
        .filter(Setting::secret);
  }

  @Test
  void everySecretOfTheCatalogueIsTestedHere() {
    assertThat(secrets())
        .extracting(Setting::name)
        .containsAll(
            SettingCatalogue.all().stream().filter(Setting::secret).map(Setting::name).toList());
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void aBadSecretIsNotEchoedFromAnySource(Setting<?> secret) {
    for (String bad : List.of("\"" + TOKEN + "\"", "Bearer " + TOKEN, TOKEN + "\n" + TOKEN)) {
      List<SettingSources> everySource =
          List.of(
              place.commandLine(secret.name(), bad),
              place.environment(secret.environment(), bad),
              place.nothing().withSystemProperties(Place.map(secret.name(), bad)),
              place.file(secret.name() + "=" + bad.replace("\n", "\\n")));
      for (SettingSources sources : everySource) {
        assertSilent(sources);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void aGoodSecretShowsNowhereButWhereItIsRevealed(Setting<?> secret) {
    Settings settings = Settings.load(place.environment(secret.environment(), TOKEN));

    assertThat(settings.accounts()).singleElement().asString().contains("***");
    assertThat(settings.accounts().toString() + settings.placeholders() + settings.warnings())
        .doesNotContain(TRACES);
    assertThat(settings.accounts().get(0).token().orElseThrow().reveal()).isEqualTo(TOKEN);
  }

  @Test
  void aTokenInAnyOtherSettingIsRefusedUnseen() {
    for (Setting<?> setting : SettingCatalogue.all()) {
      if (!setting.secret()) {
        assertSilent(place.commandLine(setting.name(), TOKEN));
        assertSilent(place.commandLine(setting.name(), "x" + TOKEN));
      }
    }
  }

  @Test
  void aTokenInPlaceOfANameIsNotEchoed() {
    assertSilent(place.file(TOKEN));
    assertSilent(place.file("x=1\n\"wordofpass" + TOKEN));
    assertSilent(place.file("opsentinel.events-api.token." + TOKEN));
    assertSilent(place.commandLine(TOKEN, ""));
    assertThat(
            Settings.load(place.file("").withEnvironment(Place.map("OPSENTINEL_" + TOKEN, "x")))
                .warnings())
        .singleElement()
        .asString()
        .doesNotContain(TRACES);
  }

  @Test
  void aPasswordInAUrlIsNotEchoed() {
    assertSilent(place.commandLine(url(), "https://me:wordofpass@events.1password.com"));
    assertSilent(place.commandLine(url(), "https://me:wordofpass@events.1password.com/ x"));
    assertSilent(place.commandLine(url(), "https://events.1password.com/?key=wordofpass"));
    assertSilent(place.commandLine(url(), "wordofpass"));
  }

  @Test
  void aSecretPrintsAsStars() {
    assertThat(Secret.of(TOKEN)).hasToString("***").isEqualTo(Secret.of(TOKEN));
    assertThat(Secret.of(TOKEN)).isNotEqualTo(Secret.of("x")).isNotEqualTo(TOKEN);
    assertThat(Secret.of(TOKEN)).hasSameHashCodeAs(Secret.of(TOKEN));
  }

  private static String url() {
    return SettingCatalogue.EVENTS_API_URL.name();
  }

  private static void assertSilent(SettingSources sources) {
    InvalidSettings invalid =
        catchThrowableOfType(InvalidSettings.class, () -> Settings.load(sources));
    assertThat(invalid).as("refused: %s", sources).isNotNull();
    assertThat(invalid.toString() + invalid.problems() + invalid.warnings()).doesNotContain(TRACES);
    assertThat(invalid).hasNoCause();
  }
}
