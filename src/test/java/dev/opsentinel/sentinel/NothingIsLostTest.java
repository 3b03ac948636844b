package dev.opsentinel.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an event holds, its row holds too: nulls aside, the event can be rebuilt from it. */
class NothingIsLostTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Documented fields of each feature by kind; a second writing of the Events API reference, 3. */
  private static final Map<String, Map<String, List<String>>> DOCUMENTED =
      Map.of(
          "signinattempts",
          Map.of(
              "text", List.of("session_uuid", "country", "account_uuid"),
              "object", List.of("details", "target_user", "client", "location"),
              "number", List.of()),
          "itemusages",
          Map.of(
              "text", List.of("vault_uuid", "item_uuid", "account_uuid"),
              "object", List.of("user", "client", "location"),
              "number", List.of("used_version")),
          "auditevents",
          Map.of(
              "text",
                  List.of(
                      "actor_uuid",
                      "actor_type",
                      "actor_account_uuid",
                      "account_uuid",
                      "object_uuid",
                      "aux_uuid",
                      "aux_info"),
              "object",
                  List.of("actor_details", "object_details", "aux_details", "session", "location"),
              "number", List.of("aux_id")));

  private static final List<String> ODD_NAMES =
      List.of("", "new_field", "ünïcode", "writer", "a.b");

  private static final Set<String> OURS =
      Set.of("log_source", "additional_fields", "user_type", "user_account_uuid");

  @Property(tries = 1000)
  void theEventCanBeRebuiltFromItsRow(
      @ForAll("features") String feature, @ForAll("values") List<JsonNode> values) {
    ObjectNode event = event(feature, values);
    Mapping.Mapped mapped = Mapping.ofUnknownAccount().map(feature, event);
    assertThat(withoutNulls(rebuilt((ObjectNode) mapped.json()))).isEqualTo(withoutNulls(event));
  }

  @Property(tries = 1000)
  void driftIsCountedExactlyWhenSomethingIsKeptBesideOrNew(
      @ForAll("features") String feature,
      @ForAll("ordinary") List<JsonNode> texts,
      @ForAll boolean strange) {
    ObjectNode event = NODES.objectNode();
    event.put("uuid", "U").put("timestamp", "2026-11-20T10:00:00.5Z");
    List<String> fields = DOCUMENTED.get(feature).get("text");
    for (int i = 0; i < texts.size() && i < fields.size(); i++) {
      event.set(fields.get(i), texts.get(i));
    }
    if (strange) {
      event.put("strange", 1);
    }
    Mapping.Mapped mapped = Mapping.ofUnknownAccount().map(feature, event);
    assertThat(mapped.tally().drift()).isEqualTo(strange ? Map.of("strange", 1L) : Map.of());
  }

  @Provide
  Arbitrary<String> features() {
    return Arbitraries.of("signinattempts", "itemusages", "auditevents");
  }

  @Provide
  Arbitrary<List<JsonNode>> values() {
    return anyValue(2).list().ofMaxSize(16);
  }

  @Provide
  Arbitrary<List<JsonNode>> ordinary() {
    return Arbitraries.strings().map(text -> (JsonNode) NODES.textNode(text)).list().ofMaxSize(8);
  }

  /** Texts, exact numbers, booleans, nulls, and objects and lists of such. */
  private static Arbitrary<JsonNode> anyValue(int depth) {
    Arbitrary<JsonNode> texts = Arbitraries.strings().ofMaxLength(12).map(NODES::textNode);
    Arbitrary<JsonNode> integers =
        Arbitraries.bigIntegers()
            .between(BigInteger.TEN.pow(20).negate(), BigInteger.TEN.pow(20))
            .map(NODES::numberNode);
    Arbitrary<JsonNode> decimals =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("-180"), new BigDecimal("180"))
            .ofScale(4)
            .map(NODES::numberNode);
    Arbitrary<JsonNode> others =
        Arbitraries.of(NODES.nullNode(), NODES.booleanNode(true), NODES.booleanNode(false));
    Arbitrary<JsonNode> plain = Arbitraries.oneOf(texts, integers, decimals, others);
    if (depth == 0) {
      return plain;
    }
    Arbitrary<JsonNode> lists =
        anyValue(depth - 1).list().ofMaxSize(3).map(items -> NODES.arrayNode().addAll(items));
    Arbitrary<JsonNode> objects =
        Arbitraries.maps(
                Arbitraries.of("uuid", "name", "user_type", "user_account_uuid", "city", "nova"),
                anyValue(depth - 1))
            .ofMaxSize(4)
            .map(
                fields -> {
                  ObjectNode object = NODES.objectNode();
                  fields.forEach(object::set);
                  return object;
                });
    return Arbitraries.oneOf(plain, lists, objects, objects);
  }

  /** Fields in turn take the values in turn, whether they fit or not. */
  private static ObjectNode event(String feature, List<JsonNode> values) {
    ObjectNode event = NODES.objectNode();
    event.put("uuid", "U").put("timestamp", "2026-11-20T10:00:00.123456789Z");
    List<String> fields = new java.util.ArrayList<>();
    DOCUMENTED.get(feature).values().forEach(fields::addAll);
    fields.addAll(List.of("type", "action", "category", "object_type"));
    fields.addAll(ODD_NAMES);
    java.util.Collections.sort(fields);
    for (int i = 0; i < values.size(); i++) {
      event.set(fields.get((i * 7 + values.size()) % fields.size()), values.get(i));
    }
    return Mapping.read(event.toString()).deepCopy();
  }

  private static ObjectNode rebuilt(ObjectNode row) {
    ObjectNode event = row.deepCopy();
    ObjectNode additional = (ObjectNode) event.get("additional_fields");
    OURS.forEach(event::remove);
    event.set("uuid", event.remove("uuid_s"));
    if (event.has("action_type")) {
      event.set("type", event.remove("action_type"));
    }
    if (additional.has("aux_id")) {
      event.set("aux_id", additional.get("aux_id"));
    }
    additional.path("unknown").properties().forEach(e -> event.set(e.getKey(), e.getValue()));
    return event;
  }

  /** A field's null says no more than its absence. */
  private static ObjectNode withoutNulls(ObjectNode event) {
    ObjectNode copy = event.deepCopy();
    event.properties().stream()
        .filter(field -> field.getValue().isNull())
        .forEach(field -> copy.remove(field.getKey()));
    return copy;
  }
}
