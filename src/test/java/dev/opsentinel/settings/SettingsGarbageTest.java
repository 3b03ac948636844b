package dev.opsentinel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever stands in a setting, the user gets lines to act on, never an exception from below. */
class SettingsGarbageTest {
  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("settings");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Provide
  Arbitrary<String> garbage() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(300),
        Arbitraries.strings().ascii().ofMaxLength(60),
        Arbitraries.strings().withChars("0123456789smhdPTE.-+:/[]@?#%\\\"' ").ofMaxLength(30),
        Arbitraries.of(
            "https://[", "http://%", "//", "PT", "P999999999999999D", "\\u", "\0", "..", "~", "="));
  }

  @Provide
  Arbitrary<Setting<?>> setting() {
    return Arbitraries.of(SettingCatalogue.all());
  }

  @Property(tries = 2000)
  void anythingInASettingIsAValueOrALine(
      @ForAll("setting") Setting<?> setting, @ForAll("garbage") String text) {
    SettingSources nothing = new Place(folder).nothing();
    Map<String, String> named = Map.of(setting.name(), text);

    assertLines(nothing.withCommandLine(named));
    assertLines(nothing.withSystemProperties(named));
    assertLines(nothing.withEnvironment(Map.of(setting.environment(), text)));
  }

  @Property(tries = 1000)
  void anythingInPlaceOfANameIsALine(@ForAll("garbage") String name) {
    SettingSources nothing = new Place(folder).nothing();

    assertLines(nothing.withCommandLine(Map.of("opsentinel." + name, "1", name, "1")));
    assertLines(nothing.withEnvironment(Map.of("OPSENTINEL_" + name, "1")));
  }

  @Property(tries = 500)
  void anythingInTheFileIsAValueOrALine(
      @ForAll("setting") Setting<?> setting, @ForAll("garbage") String text) throws IOException {
    Place place = new Place(folder);
    Path file = folder.resolve("garbage.properties");
    Files.write(file, (setting.name() + "=" + text + "\n" + text).getBytes(StandardCharsets.UTF_8));

    assertLines(place.nothing().withPropertiesFile(file));
  }

  private static void assertLines(SettingSources sources) {
    List<String> lines;
    try {
      lines = Settings.load(sources).warnings();
    } catch (InvalidSettings invalid) {
      assertThat(invalid.problems()).isNotEmpty();
      lines = invalid.problems();
    }
    assertThat(lines)
        .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContainPattern("[\\p{Cc}\u2028]"));
  }
}
