package dev.opsentinel.noise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors show must say what the code says. */
final class NoisePolicySchemaTest {

  private static final Path FOLDER = Path.of("routes", "policies");
  private static final YAMLMapper YAML = new YAMLMapper();

  private JsonNode text;
  private JsonSchema schema;

  @BeforeEach
  void readTheSchema() throws IOException {
    text = new ObjectMapper().readTree(FOLDER.resolve("noise-policy.schema.json").toFile());
    schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
  }

  static Stream<Path> policies() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("policies")
  void passesEveryShippedPolicy(Path policy) throws Exception {
    assertThat(schema.validate(YAML.readTree(policy.toFile()))).isEmpty();
    assertThat(NoisePolicy.read(policy).name())
        .isEqualTo(policy.getFileName().toString().replace(".yaml", ""));
  }

  @Test
  void offersTheWordsThatTheCodeKnows() {
    assertThat(words(text.at("/$defs/feature/enum"))).isEqualTo(Feature.words());
    assertThat(words(text.at("/$defs/entry/properties/do/enum"))).isEqualTo(Treatment.words());
  }

  @Test
  void offersTheKeysThatTheCodeKnows() {
    List<String> asked = new ArrayList<>(List.of("feature"));
    Arrays.stream(Field.values()).map(Field::word).forEach(asked::add);
    List<String> demanded = new ArrayList<>();
    text.at("/$defs/entry/anyOf").forEach(each -> demanded.addAll(words(each.path("required"))));
    List<String> keys = new ArrayList<>();
    text.at("/$defs/entry/properties").fieldNames().forEachRemaining(keys::add);

    assertThat(demanded).isEqualTo(asked);
    assertThat(keys).containsSubsequence(asked).hasSize(asked.size() + 3);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{name: a, acton: fill, do: keep, why: w}",
        "{name: a, feature: logins, do: keep, why: w}",
        "{name: a, action: [], do: keep, why: w}",
        "{name: a, action: 3, do: keep, why: w}",
        "{name: a, user: {csv: a.csv}, do: keep, why: w}",
        "{name: a, action: fill, do: rollUp, why: w}",
        "{name: a, action: fill, do: keep}",
        "{name: a, action: fill, do: keep, why: ' '}",
        "{name: duplicates, action: fill, do: keep, why: w}",
        "{name: a, do: keep, why: w}"
      })
  void refusesInTheEditorWhatTheCodeRefuses(String entry) throws IOException {
    assertThat(schema.validate(YAML.readTree("name: a\nentries:\n  - " + entry))).isNotEmpty();
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }
}
