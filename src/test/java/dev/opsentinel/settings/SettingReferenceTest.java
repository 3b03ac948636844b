package dev.opsentinel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingReferenceTest {

  @Test
  void theCheckedInPageIsTheOneTheDeclarationsMake() throws IOException {
    assertCheckedIn("docs/settings.md", SettingReference.page());
  }

  @Test
  void theCheckedInExampleFileIsTheOneTheDeclarationsMake() throws IOException {
    assertCheckedIn("opsentinel.properties.example", SettingReference.exampleFile());
  }

  @Test
  void everySettingStandsOnceOnThePage() {
    for (Setting<?> setting : SettingCatalogue.all()) {
      assertThat(SettingReference.page()).containsOnlyOnce("### " + setting.name() + "\n");
    }
    List<String> groups =
        SettingReference.page().lines().filter(line -> line.startsWith("## ")).toList();
    assertThat(groups).doesNotHaveDuplicates();
  }

  @Test
  void theExampleFileWorksAsItIsAndWithEveryExampleTaken(@TempDir Path folder) {
    Place place = new Place(folder);
    String example = SettingReference.exampleFile();

    assertThat(Place.problems(place.file(example))).isEmpty();
    assertThat(Place.problems(place.file(example.replace("\n#opsentinel", "\nopsentinel"))))
        .isEmpty();
  }

  @Test
  void noTextOfADeclarationIsMissing() {
    assertThat(SettingCatalogue.all())
        .allMatch(setting -> setting.what().endsWith("."))
        .allMatch(setting -> setting.why().endsWith("."))
        .noneMatch(setting -> setting.type().words().isEmpty());
  }

  private static void assertCheckedIn(String name, String text) throws IOException {
    Path file = Path.of(System.getProperty("basedir", "")).resolve(name);
    if (Boolean.getBoolean("regenerate")) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    }
    assertThat(file)
        .as("mvn test -Dtest=SettingReferenceTest -Dregenerate=true writes it anew")
        .hasContent(text);
  }
}
