package dev.opsentinel.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The rules of the house for every file in {@code routes/}. */
class RoutesFolderTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static JsonSchema schema;

  @BeforeAll
  static void readCamelsSchema() throws IOException {
    try (InputStream text = CamelContext.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
      schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(text);
    }
  }

  static Stream<String> ids() {
    return new RouteCopy(RouteCopy.SHIPPED).ids().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ids")
  void passesTheSchemaThatEditorsUse(String id) {
    assertThat(schema.validate(read(id))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ids")
  void holdsOneRouteNamedAsTheFileAndDescribed(String id) {
    List<JsonNode> routes = routes(id);

    assertThat(routes).hasSize(1);
    assertThat(routes.get(0).path("id").asText()).isEqualTo(id);
    assertThat(routes.get(0).path("description").asText()).endsWith(".").hasSizeGreaterThan(20);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ids")
  void leavesTheFailuresOfACalledRouteToItsCallerOrItsOwnConfiguration(String id) {
    JsonNode route = routes(id).get(0);
    if (!route.at("/from/uri").asText().startsWith("direct:")) {
      return;
    }
    List<String> configurations =
        items(id, "routeConfiguration").stream().map(item -> item.path("id").asText()).toList();

    if (configurations.isEmpty()) {
      assertThat(route.path("errorHandler").has("noErrorHandler")).isTrue();
    } else {
      assertThat(configurations).containsExactly(route.path("routeConfigurationId").asText());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ids")
  void putsOptionsUnderParametersWhereEditorsKnowThem(String id) {
    List<String> uris = new ArrayList<>();
    collectUris(read(id), uris);

    assertThat(uris).isNotEmpty().allSatisfy(uri -> assertThat(uri).doesNotContain("?"));
  }

  private static void collectUris(JsonNode node, List<String> uris) {
    node.properties()
        .forEach(
            field -> {
              boolean target = List.of("uri", "to", "toD", "wireTap").contains(field.getKey());
              if (target && field.getValue().isTextual()) {
                uris.add(field.getValue().textValue());
              }
            });
    node.forEach(child -> collectUris(child, uris));
  }

  private static List<JsonNode> routes(String id) {
    return items(id, "route");
  }

  private static List<JsonNode> items(String id, String kind) {
    List<JsonNode> items = new ArrayList<>();
    read(id).forEach(item -> items.add(item.path(kind)));
    items.removeIf(JsonNode::isMissingNode);
    return items;
  }

  /** Read by SnakeYAML, which puts in place what an anchor stands for. */
  private static JsonNode read(String id) {
    String text = new RouteCopy(RouteCopy.SHIPPED).text(id);
    return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
  }
}
