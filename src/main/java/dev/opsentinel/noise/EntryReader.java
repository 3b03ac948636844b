package dev.opsentinel.noise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the entries of one policy, in their order. */
final class EntryReader {

  /** The ledger counts events that came before under this name (PageTally). */
  private static final String TAKEN_BY_THE_LEDGER = "duplicates";

  private static final List<String> KEYS =
      Stream.of(
              Stream.of("name", "feature"),
              Arrays.stream(Field.values()).map(Field::word),
              Stream.of("do", "why"))
          .flatMap(words -> words)
          .toList();

  private final ValuesReader values;
  private final Problems problems;
  private final Map<String, Integer> linesByName = new HashMap<>();

  EntryReader(Path policy, Set<Path> files, Problems problems) {
    this.values = new ValuesReader(policy, files, problems);
    this.problems = problems;
  }

  /**
   * Reads the next one.
   *
   * @return an entry that is to be used only when there is no problem at all
   */
  Optional<Entry> read(Node node) {
    return YamlMapping.of(node, "this entry", KEYS, problems).map(this::entry);
  }

  private Entry entry(YamlMapping mapping) {
    String name = name(mapping);
    Set<Feature> features = features(mapping);
    List<Entry.Condition> conditions = conditions(mapping);
    Treatment treatment = treatment(mapping);
    String why =
        mapping
            .required("why", "a sentence that tells the next reader what speaks for it")
            .flatMap(value -> YamlMapping.text(value, "why", problems))
            .orElse("");
    Entry entry = new Entry(features, conditions, new Verdict(treatment, name, why));
    boolean featuresKnown = mapping.value("feature").isEmpty() || !features.isEmpty();
    if (asksForEvents(mapping) && featuresKnown) {
      checkThatSomeFeatureShowsIt(mapping, entry);
      checkThatRepeatsCanBeTold(mapping, entry);
    }
    return entry;
  }

  private String name(YamlMapping mapping) {
    Optional<Node> node = mapping.required("name", "a word under which the ledger counts");
    Optional<String> name = node.flatMap(value -> YamlMapping.text(value, "name", problems));
    if (node.isEmpty() || name.isEmpty()) {
      return "";
    }
    int line = YamlMapping.lineOf(node.get());
    Integer taken = linesByName.putIfAbsent(name.get(), line);
    if (taken != null) {
      problems.add(
          line,
          "the name " + name.get() + " is taken by line " + taken + ": give each entry its own.");
    }
    if (name.get().equals(TAKEN_BY_THE_LEDGER)) {
      problems.add(
          line,
          "the name duplicates is the ledger's, for events that came before: choose another.");
    }
    return name.get();
  }

  private Set<Feature> features(YamlMapping mapping) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    mapping
        .value("feature")
        .ifPresent(
            node -> {
              for (ValuesReader.Value value : values.read(node, "feature")) {
                Feature.of(value.text())
                    .ifPresentOrElse(
                        features::add,
                        () ->
                            problems.add(
                                value.line(),
                                "unknown feature "
                                    + value.text()
                                    + ": "
                                    + Closest.advice(value.text(), Feature.words())));
              }
            });
    return features;
  }

  private List<Entry.Condition> conditions(YamlMapping mapping) {
    List<Entry.Condition> conditions = new ArrayList<>();
    for (Field field : Field.values()) {
      mapping
          .value(field.word())
          .map(node -> values.read(node, field.word()))
          .map(
              asked ->
                  asked.stream()
                      .map(value -> field.normal(value.text()))
                      .collect(Collectors.toUnmodifiableSet()))
          .ifPresent(asked -> conditions.add(new Entry.Condition(field, asked)));
    }
    return List.copyOf(conditions);
  }

  private Treatment treatment(YamlMapping mapping) {
    Optional<Node> node = mapping.required("do", "one of " + words(Treatment.words()));
    Optional<String> word = node.flatMap(value -> YamlMapping.text(value, "do", problems));
    Optional<Treatment> treatment = word.flatMap(Treatment::of);
    if (word.isPresent() && treatment.isEmpty()) {
      problems.add(
          YamlMapping.lineOf(node.get()),
          Closest.to(word.get(), List.of("rollUp")).isPresent()
              ? "rollUp is not in this version: use keepFirst to keep first sights and count their"
                  + " repeats, or drop to count them all."
              : "unknown do " + word.get() + ": " + Closest.advice(word.get(), Treatment.words()));
    }
    return treatment.orElse(Treatment.KEEP);
  }

  /** An entry for everything is written as one for all features, so that none is there by slip. */
  private boolean asksForEvents(YamlMapping mapping) {
    boolean asks =
        mapping.value("feature").isPresent()
            || Arrays.stream(Field.values())
                .anyMatch(field -> mapping.value(field.word()).isPresent());
    if (!asks) {
      problems.add(
          mapping.line(),
          "this entry asks for no events: add feature, "
              + words(Arrays.stream(Field.values()).map(Field::word).toList())
              + ".");
    }
    return asks;
  }

  private void checkThatSomeFeatureShowsIt(YamlMapping mapping, Entry entry) {
    if (Arrays.stream(Feature.values()).noneMatch(entry::concerns)) {
      Collection<String> asked = entry.conditions().stream().map(c -> c.field().word()).toList();
      String events =
          entry.features().isEmpty()
              ? "no event shows "
              : "no event of "
                  + String.join(", ", entry.features().stream().map(Feature::word).toList())
                  + " shows ";
      problems.add(
          mapping.line(),
          events + String.join(" and ", asked) + ": remove one, or ask for another feature.");
    }
  }

  private void checkThatRepeatsCanBeTold(YamlMapping mapping, Entry entry) {
    boolean itemUsagesAlone = entry.features().equals(EnumSet.of(Feature.ITEM_USAGES));
    if (entry.verdict().treatment() == Treatment.KEEP_FIRST && !itemUsagesAlone) {
      problems.add(
          mapping.value("do").map(YamlMapping::lineOf).orElse(mapping.line()),
          "keepFirst is for item usages, which alone show user, vault, item, IP address and app:"
              + " write feature: itemusages, or keep or drop.");
    }
  }

  private static String words(List<String> words) {
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
