package dev.opsentinel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
  @TempDir Path folder;
  private Place place;

  @BeforeEach
  void aLauncherWithRoutes() {
    place = new Place(folder);
  }

  @Test
  void aTokenOrATokenFileMakesAnAccountAndMainComesFirst() {
    SettingSources sources =
        place
            .file("opsentinel.events-api.beta.token-file=beta.token")
            .withEnvironment(
                Place.map(
                    "OPSENTINEL_EVENTS_API_TOKEN", " abc.def.ghi\n",
                    "OPSENTINEL_EVENTS_API_URL", "https://Events.1password.com/",
                    "OPSENTINEL_EVENTS_API_ACME2_TOKEN", "jkl.mno.pqr",
                    "OPSENTINEL_EVENTS_API_ACME2_URL", "http://127.0.0.1:8080"));

    assertThat(Settings.load(sources).accounts())
        .containsExactly(
            new AccountSettings(
                "main",
                Optional.of(URI.create("https://events.1password.com")),
                Optional.of(Secret.of("abc.def.ghi")),
                Optional.empty()),
            new AccountSettings(
                "acme2",
                Optional.of(URI.create("http://127.0.0.1:8080")),
                Optional.of(Secret.of("jkl.mno.pqr")),
                Optional.empty()),
            new AccountSettings(
                "beta",
                Optional.empty(),
                Optional.empty(),
                Optional.of(folder.resolve("beta.token"))));
  }

  @Test
  void aUrlAloneIsAProblem() {
    assertThat(
            Place.problems(
                place.environment(
                    "OPSENTINEL_EVENTS_API_ACME_URL", "https://events.1password.com")))
        .containsExactly(
            "opsentinel.events-api.acme.url is set but no token"
                + " (environment OPSENTINEL_EVENTS_API_ACME_URL):"
                + " set OPSENTINEL_EVENTS_API_ACME_TOKEN to the bearer token of an Events Reporting"
                + " integration, or OPSENTINEL_EVENTS_API_ACME_TOKEN_FILE to a file that holds it.");
  }

  @Test
  void aTokenAndATokenFileTogetherAreAProblem() {
    assertThat(
            Place.problems(
                place
                    .environment("OPSENTINEL_EVENTS_API_TOKEN", "abc")
                    .withCommandLine(Place.map("opsentinel.events-api.token-file", "t"))))
        .containsExactly(
            "opsentinel.events-api.token (environment OPSENTINEL_EVENTS_API_TOKEN) and"
                + " opsentinel.events-api.token-file (--set) are both set: keep one.");
  }

  @Test
  void aBadTokenIsOneProblemAndNotAlsoAMissingOne() {
    assertThat(
            Place.problems(
                place.environment(
                    "OPSENTINEL_EVENTS_API_URL", "https://events.1password.com",
                    "OPSENTINEL_EVENTS_API_TOKEN", "Bearer abc")))
        .containsExactly(
            "opsentinel.events-api.token is not a bearer token (environment"
                + " OPSENTINEL_EVENTS_API_TOKEN): give the token alone, as 1Password shows it,"
                + " without quotes, blanks or \"Bearer\".");
  }

  @Test
  void whoNeedsAnAccountIsToldHowToGetOne() {
    Settings settings = Settings.load(place.nothing());

    assertThat(catchThrowableOfType(InvalidSettings.class, settings::requireAccounts).problems())
        .containsExactly(
            "opsentinel.events-api.token is missing: set OPSENTINEL_EVENTS_API_TOKEN to the bearer"
                + " token of an Events Reporting integration, or watch the demo:"
                + " ./opsentinel demo");
  }

  @Test
  void anAccountThatIsThereIsHandedOut() {
    Settings settings = Settings.load(place.environment("OPSENTINEL_EVENTS_API_TOKEN", "abc"));

    assertThat(settings.requireAccounts())
        .extracting(AccountSettings::name)
        .containsExactly("main");
  }
}
