package dev.opsentinel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertiesFileTest {
  @TempDir Path folder;
  private Place place;

  @BeforeEach
  void aLauncherWithRoutes() {
    place = new Place(folder);
  }

  @Test
  void theGrammarIsThatOfJavaProperties() {
    Settings settings =
        Settings.load(
            place.file(
                """
                \uFEFF# comment
                ! another
                  opsentinel.poll.period : 4s
                opsentinel.home \\
                    = caf\\u00e9/\u00fc
                opsentinel.log.level debug
                """));

    assertThat(settings.get(SettingCatalogue.POLL_PERIOD)).hasSeconds(4);
    assertThat(settings.get(SettingCatalogue.HOME)).isEqualTo(folder.resolve("café/ü"));
    assertThat(settings.get(SettingCatalogue.LOG_LEVEL)).isEqualTo("debug");
  }

  @Test
  void aProblemNamesTheLineItsSettingStartsOn() {
    assertThat(Place.problems(place.file("\r\n# x\r\nopsentinel.poll.period=\\\r\n  soon\r\n")))
        .singleElement()
        .asString()
        .startsWith("opsentinel.poll.period is \"soon\" (opsentinel.properties line 3): ");
  }

  @Test
  void aSettingThatStandsTwiceIsAProblem() {
    assertThat(Place.problems(place.file("opsentinel.poll.period=1s\nopsentinel.poll.period=2s")))
        .containsExactly(
            "opsentinel.poll.period (opsentinel.properties line 2) stands on line 1 too: keep one.");
  }

  @Test
  void aBackslashPathIsExplained() {
    assertThat(Place.problems(place.file("opsentinel.home=C:\\users\\me")))
        .containsExactly(
            "opsentinel.properties line 1 has a broken \\u escape:"
                + " write / in paths, or \\\\ for \\.");
  }

  @Test
  void aFileCannotNameAnother() {
    assertThat(Place.problems(place.file("opsentinel.config=other.properties")))
        .containsExactly(
            "opsentinel.config (opsentinel.properties line 1) names this very kind of file:"
                + " take the line out.");
  }

  @Test
  void aFileThatIsNoTextIsOneProblem() throws IOException {
    Files.write(folder.resolve("opsentinel.properties"), new byte[] {'a', '=', (byte) 0xff});

    assertThat(Place.problems(place.nothing()))
        .containsExactly("opsentinel.properties is not UTF-8 text: save it as UTF-8.");
  }

  @Test
  void aFileThatIsFarTooLargeIsNotRead() {
    assertThat(Place.problems(place.file("#".repeat(2 << 20))))
        .containsExactly(
            "opsentinel.properties is larger than 1 MiB: that is no file of settings.");
  }

  @Test
  void aFolderInTheFilesPlaceIsOneProblem() throws IOException {
    Files.createDirectory(folder.resolve("opsentinel.properties"));

    assertThat(Place.problems(place.nothing()))
        .containsExactly(
            "opsentinel.properties cannot be read: check that it is a file this user may read.");
  }
}
