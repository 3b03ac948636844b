package dev.opsentinel.noise;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads what an entry asks for: a value, a list of values, or a column of a CSV file. */
final class ValuesReader {

  /**
   * One value, and the place of a sentence about it.
   *
   * @param line where the policy asks for it
   */
  record Value(String text, int line) {}

  private static final List<String> CSV_KEYS = List.of("csv", "column");

  private final Path policy;
  private final Set<Path> files;
  private final Problems problems;

  /**
   * Reads for one policy.
   *
   * @param files takes the CSV files, also the missing ones
   */
  ValuesReader(Path policy, Set<Path> files, Problems problems) {
    this.policy = policy;
    this.files = files;
    this.problems = problems;
  }

  /**
   * All values that a key asks for.
   *
   * @return none only when there is a problem
   */
  List<Value> read(Node node, String key) {
    if (node instanceof SequenceNode list) {
      if (list.getValue().isEmpty()) {
        problems.add(
            YamlMapping.lineOf(node),
            key + " is an empty list: name a value, or remove " + key + ".");
      }
      return list.getValue().stream().flatMap(each -> value(each, key).stream()).toList();
    }
    if (node instanceof MappingNode) {
      return YamlMapping.of(node, key, CSV_KEYS, problems).map(this::column).orElse(List.of());
    }
    return value(node, key).stream().toList();
  }

  private Optional<Value> value(Node node, String key) {
    return YamlMapping.text(node, key, problems)
        .map(text -> new Value(text, YamlMapping.lineOf(node)));
  }

  private List<Value> column(YamlMapping mapping) {
    Optional<Value> column =
        mapping
            .required("column", "the name of the column to read")
            .flatMap(node -> value(node, "column"));
    Optional<Value> name =
        mapping
            .required("csv", "a file's name, relative to the policy")
            .flatMap(node -> value(node, "csv"));
    Optional<Path> file = name.flatMap(this::file);
    file.ifPresent(files::add);
    if (file.isEmpty() || column.isEmpty()) {
      return List.of();
    }
    int line = name.get().line();
    return CsvColumn.read(file.get(), column.get().text(), what -> problems.add(line, what))
        .stream()
        .map(cell -> new Value(cell, line))
        .toList();
  }

  private Optional<Path> file(Value name) {
    try {
      return Optional.of(policy.resolveSibling(name.text()));
    } catch (InvalidPathException noPath) {
      problems.add(name.line(), "csv is no file name (" + noPath.getReason() + "): correct it.");
      return Optional.empty();
    }
  }
}
