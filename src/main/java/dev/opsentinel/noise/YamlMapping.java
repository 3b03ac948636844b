package dev.opsentinel.noise;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML mapping whose keys are known beforehand. */
final class YamlMapping {

  private final String title;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Problems problems;

  private YamlMapping(String title, int line, Problems problems) {
    this.title = title;
    this.line = line;
    this.problems = problems;
  }

  /**
   * Takes a node for a mapping with some of the keys.
   *
   * @param title what the mapping is, in a sentence about it
   * @return empty when it is none, which is a problem
   */
  static Optional<YamlMapping> of(
      Node node, String title, Collection<String> keys, Problems problems) {
    if (!(node instanceof MappingNode mapping)) {
      problems.add(
          lineOf(node),
          title + " is " + kind(node) + ": write " + String.join(", ", keys) + " as keys.");
      return Optional.empty();
    }
    YamlMapping read = new YamlMapping(title, lineOf(node), problems);
    for (NodeTuple tuple : mapping.getValue()) {
      read.add(tuple, keys);
    }
    return Optional.of(read);
  }

  private void add(NodeTuple tuple, Collection<String> keys) {
    Node keyNode = tuple.getKeyNode();
    String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : kind(keyNode);
    if (!keys.contains(key)) {
      problems.add(lineOf(keyNode), "unknown key " + key + ": " + Closest.advice(key, keys));
    } else if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
      problems.add(
          lineOf(keyNode), title + " has " + key + " twice: write one, with a list if need be.");
    }
  }

  int line() {
    return line;
  }

  /**
   * The value of a key that may be left out.
   *
   * @return empty when there is none, which is no problem
   */
  Optional<Node> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /**
   * The value of a key that may not be left out.
   *
   * @param use what the key is for
   * @return empty when there is none, which is a problem
   */
  Optional<Node> required(String key, String use) {
    if (!values.containsKey(key)) {
      problems.add(line, title + " has no " + key + ": add " + key + ", " + use + ".");
    }
    return value(key);
  }

  /**
   * A value as text, its line breaks as spaces.
   *
   * @return empty when it is anything else, which is a problem
   */
  static Optional<String> text(Node node, String key, Problems problems) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
      String oneLine = scalar.getValue().strip().replaceAll("\\s+", " ");
      if (!oneLine.isEmpty()) {
        return Optional.of(oneLine);
      }
    }
    String quotes =
        node instanceof ScalarNode scalar && scalar.isPlain() && !scalar.getValue().isEmpty()
            ? ", in quotes if it is meant as it stands"
            : "";
    problems.add(lineOf(node), key + " is " + kind(node) + ": write text" + quotes + ".");
    return Optional.empty();
  }

  static Optional<List<Node>> list(Node node, String key, Problems problems) {
    if (node instanceof SequenceNode sequence) {
      return Optional.of(sequence.getValue());
    }
    problems.add(
        lineOf(node), key + " is " + kind(node) + ": write a list, each with a dash before it.");
    return Optional.empty();
  }

  /** Counted from 1. */
  static int lineOf(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  private static String kind(Node node) {
    if (node instanceof MappingNode) {
      return "a mapping";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL) || tag.equals(Tag.STR)) {
      return node instanceof ScalarNode scalar && !scalar.getValue().isBlank() ? "text" : "empty";
    }
    if (tag.equals(Tag.BOOL)) {
      return "true or false";
    }
    return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? "a number" : "a " + tag.getValue();
  }
}
