package dev.opsentinel.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the sources say, the strongest first. Empty and blank texts count as not set: an empty
 * variable is how many a container platform says "nothing".
 */
final class Layers {
  /** Read by the launcher, before there is a program to have settings. */
  private static final Set<String> VARIABLES_OF_THE_LAUNCHER = Set.of("OPSENTINEL_JAVA_OPTS");

  /**
   * A text as it was found.
   *
   * @param text stripped, not empty
   * @param where for messages: "--set", "opsentinel.properties line 7"
   * @param base where a relative path in it starts
   */
  record Found(String text, String where, Path base) {}

  private final List<Map<String, Found>> layers = new ArrayList<>();
  private final List<String> problems;
  private final List<String> warnings;

  Layers(List<String> problems, List<String> warnings) {
    this.problems = problems;
    this.warnings = warnings;
  }

  /** Adds texts by full name, all from one place; the next weaker layer. */
  void addNamed(Map<String, String> texts, String where, Path base) {
    Map<String, Found> found = new TreeMap<>();
    texts.forEach((name, text) -> found.put(name, new Found(text, where, base)));
    add(found);
  }

  void addSystemProperties(Map<String, String> properties, Path base) {
    Map<String, String> ours = new HashMap<>(properties);
    ours.keySet().removeIf(name -> !name.startsWith("opsentinel."));
    ours.keySet().removeIf(name -> name.startsWith(SettingSources.LAUNCHER));
    addNamed(ours, "system property", base);
  }

  void addEnvironment(Map<String, String> environment, Path base) {
    Map<String, Found> found = new TreeMap<>();
    new TreeMap<>(environment)
        .forEach(
            (variable, text) -> {
              Optional<String> name = SettingNames.ofVariable(variable);
              if (name.isPresent()) {
                found.put(name.get(), new Found(text, "environment " + variable, base));
              } else if (variable.startsWith("OPSENTINEL_")
                  && !VARIABLES_OF_THE_LAUNCHER.contains(variable)) {
                warnings.add(SettingNames.unknownVariable(variable));
              }
            });
    add(found);
  }

  /** Adds a layer whose texts know where they stand; a name that means nothing is a problem. */
  void add(Map<String, Found> found) {
    Map<String, Found> layer = new HashMap<>();
    found.forEach(
        (name, value) -> {
          String text = value.text().strip();
          if (!SettingNames.known(name)) {
            problems.add(SettingNames.unknown(name, value.where()));
          } else if (!text.isEmpty()) {
            layer.put(name, new Found(text, value.where(), value.base()));
          }
        });
    layers.add(layer);
  }

  Optional<Found> find(Setting<?> setting) {
    return layers.stream()
        .filter(layer -> layer.containsKey(setting.name()))
        .findFirst()
        .map(layer -> layer.get(setting.name()));
  }

  /** Accounts other than {@code main} that any layer names, by name. */
  Set<String> accounts() {
    Set<String> accounts = new TreeSet<>();
    layers.forEach(
        layer ->
            layer.keySet().forEach(name -> SettingNames.account(name).ifPresent(accounts::add)));
    return accounts;
  }
}
