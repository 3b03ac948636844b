package dev.opsentinel.noise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.ledger.PageTally;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every policy and every event, sound or not. */
final class NoiseFilterPropertiesTest {

  private static final List<String> FEATURES =
      List.of("signinattempts", "itemusages", "auditevents", "deviceevents");
  private static final List<String> KEYS =
      List.of(
          "uuid",
          "timestamp",
          "action",
          "object_type",
          "object_uuid",
          "aux_uuid",
          "actor_uuid",
          "vault_uuid",
          "item_uuid",
          "email",
          "app_name",
          "ip_address",
          "ip");
  private static final List<String> HOLDERS =
      List.of("user", "target_user", "actor_details", "client", "session");

  @Property(tries = 150)
  void fetchedIsKeptPlusDroppedForEveryPolicy(
      @ForAll("policies") NoisePolicy policy,
      @ForAll("features") String feature,
      @ForAll("pages") List<JsonNode> page) {
    NoiseFilter noise = new NoiseFilter(policy, 3);
    PageTally tally = new PageTally("acme", feature);

    long kept = page.stream().filter(event -> noise.keeps(event, tally)).count();
    noise.remember(tally);

    assertThat(kept + dropped(tally)).isEqualTo(page.size());
  }

  @Property(tries = 150)
  void theDefaultDropsNoFirstSightOfAnything(@ForAll("pages") List<JsonNode> page)
      throws InvalidNoisePolicy {
    NoiseFilter noise = new NoiseFilter(NoisePolicy.read(DefaultPolicyTest.FILE), 1);
    PageTally tally = new PageTally("acme", "itemusages");
    Set<EventFacts> seen = new HashSet<>();

    for (JsonNode event : page) {
      EventFacts facts = EventFacts.of("itemusages", event);
      boolean first = seen.add(facts);
      boolean kept = noise.keeps(event, tally);
      assertThat(kept || !first || sameHourAsAnother(facts, seen)).isTrue();
    }
  }

  @Property(tries = 150)
  void anEventThatShowsNothingIsKeptByEveryEntryThatAsks(
      @ForAll("askingEntries") List<Entry> entries, @ForAll("features") String feature) {
    NoiseFilter noise = new NoiseFilter(new NoisePolicy("p", "", entries, Set.of()), 3);
    PageTally tally = new PageTally("acme", feature);

    assertThat(noise.keeps(JsonNodeFactory.instance.objectNode(), tally)).isTrue();
    assertThat(tally.dropped()).isEmpty();
  }

  @Property(tries = 150)
  void aFeatureThatIsNewIsKeptByEveryPolicy(
      @ForAll("policies") NoisePolicy policy, @ForAll("pages") List<JsonNode> page) {
    NoiseFilter noise = new NoiseFilter(policy, 3);

    assertThat(page).allMatch(event -> noise.keeps(event, new PageTally("acme", "deviceevents")));
  }

  private static boolean sameHourAsAnother(EventFacts facts, Set<EventFacts> seen) {
    return SightKey.of("acme", facts)
        .map(
            key ->
                seen.stream()
                    .filter(other -> !other.equals(facts))
                    .anyMatch(
                        other -> SightKey.of("acme", other).equals(SightKey.of("acme", facts))))
        .orElse(false);
  }

  private static long dropped(PageTally tally) {
    return tally.dropped().values().stream().mapToLong(Long::longValue).sum();
  }

  @Provide
  Arbitrary<String> features() {
    return Arbitraries.of(FEATURES);
  }

  @Provide
  Arbitrary<NoisePolicy> policies() {
    return entries(0).map(entries -> new NoisePolicy("p", "", entries, Set.of(Path.of("p"))));
  }

  @Provide
  Arbitrary<List<Entry>> askingEntries() {
    return entries(1);
  }

  private static Arbitrary<List<Entry>> entries(int leastConditions) {
    Arbitrary<Entry.Condition> condition =
        Combinators.combine(Arbitraries.of(Field.class), words().set().ofMinSize(1).ofMaxSize(3))
            .as(Entry.Condition::new);
    Arbitrary<Set<Feature>> features = Arbitraries.subsetOf(EnumSet.allOf(Feature.class));
    return Combinators.combine(
            features,
            condition.list().ofMinSize(leastConditions).ofMaxSize(3),
            Arbitraries.of(Treatment.class),
            Arbitraries.of("a", "b"))
        .as((f, c, t, name) -> new Entry(f, c, new Verdict(t, name, "w")))
        .list()
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<List<JsonNode>> pages() {
    Arbitrary<JsonNode> sound =
        Combinators.combine(
                words(), words(), Arbitraries.of(Events.MORNING, "2026-03-02T10:00:00Z"))
            .as(
                (item, app, time) -> {
                  ObjectNode event = Events.usage("fill").put("item_uuid", item);
                  event.withObject("/client").put("app_name", app);
                  return event.put("timestamp", time);
                });
    return Arbitraries.oneOf(sound, objects(2), values()).list().ofMaxSize(12);
  }

  private static Arbitrary<JsonNode> objects(int depth) {
    Arbitrary<JsonNode> value =
        depth == 0 ? values() : Arbitraries.oneOf(values(), values(), objects(depth - 1));
    Arbitrary<String> key = Arbitraries.oneOf(Arbitraries.of(KEYS), Arbitraries.of(HOLDERS));
    return Arbitraries.maps(key, value)
        .ofMaxSize(8)
        .map(
            fields -> {
              ObjectNode object = JsonNodeFactory.instance.objectNode();
              fields.forEach(object::set);
              return object;
            });
  }

  private static Arbitrary<JsonNode> values() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return Arbitraries.oneOf(
        words().map(json::textNode),
        Arbitraries.strings().ofMaxLength(5).map(json::textNode),
        Arbitraries.of(
            json.nullNode(),
            json.numberNode(7),
            json.booleanNode(true),
            json.arrayNode(),
            json.textNode("-999999999-01-01T00:00:00+18:00")));
  }

  private static Arbitrary<String> words() {
    return Arbitraries.of("fill", "reveal", "item", "vault", "a", "b", "a@example.com");
  }
}
