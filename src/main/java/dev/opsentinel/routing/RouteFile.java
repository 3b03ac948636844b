package dev.opsentinel.routing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The text of one {@code *.camel.yaml} file, with the places of what stands in it. Camel itself
 * forgets most lines once a route is loaded.
 *
 * @param path where it was read
 * @param text its content
 * @param items its top-level items, one a key such as {@code route}
 */
record RouteFile(Path path, String text, List<Item> items) {

  static final String ENDING = ".camel.yaml";

  /** A top-level item: its kind, for example {@code route}, and what is in it. */
  record Item(String kind, Node body, int line) {}

  /** A piece of text and its line. */
  record Placed(String text, int line) {}

  /**
   * Reads the structure.
   *
   * @throws BadRoute when the text is no YAML or holds something else than a list of items
   */
  static RouteFile parse(Path path, String text) {
    int garbled = text.indexOf(RouteFolder.NOT_UTF8);
    if (garbled >= 0) {
      int line = (int) text.substring(0, garbled).chars().filter(c -> c == '\n').count() + 1;
      throw new BadRoute(new RouteProblem(path, line, "not UTF-8: save the file as UTF-8"));
    }
    List<Item> items = new ArrayList<>();
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(path.toString()).build();
      for (Node document : new Compose(settings).composeAllFromString(text)) {
        if (!(document instanceof SequenceNode list)) {
          throw new BadRoute(
              new RouteProblem(path, line(document), "a list is expected: - route:"));
        }
        for (Node entry : list.getValue()) {
          if (!(entry instanceof MappingNode mapping) || mapping.getValue().size() != 1) {
            throw new BadRoute(
                new RouteProblem(path, line(entry), "one item with one key is expected: - route:"));
          }
          NodeTuple item = mapping.getValue().get(0);
          items.add(new Item(scalar(item.getKeyNode()), item.getValueNode(), line(entry)));
        }
      }
    } catch (MarkedYamlEngineException e) {
      throw new BadRoute(notYaml(path, e));
    }
    if (items.isEmpty()) {
      throw new BadRoute(new RouteProblem(path, 1, "the file is empty: - route: is expected"));
    }
    return new RouteFile(path, text, List.copyOf(items));
  }

  private static RouteProblem notYaml(Path path, MarkedYamlEngineException e) {
    int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
    // Where the parser gave up is often far below the slip: what it was reading began there.
    String begun =
        e.getContextMark()
            .map(mark -> mark.getLine() + 1)
            .filter(began -> began != line)
            .map(began -> ", " + e.getContext() + " that begins in line " + began)
            .orElse("");
    return new RouteProblem(path, line, "not YAML: " + e.getProblem() + begun);
  }

  /** The id that the file's name promises. */
  String expectedId() {
    return id(path);
  }

  static String id(Path path) {
    String name = path.getFileName().toString();
    return name.substring(0, name.length() - ENDING.length());
  }

  List<Item> routes() {
    return items.stream().filter(item -> item.kind().equals("route")).toList();
  }

  /** The value of a key directly below an item. */
  static Optional<Placed> value(Item item, String key) {
    return child(item.body(), key).map(node -> new Placed(scalar(node), line(node)));
  }

  /** The URI that a route starts from, without options. */
  static Optional<Placed> from(Item route) {
    return child(route.body(), "from")
        .flatMap(from -> from instanceof ScalarNode ? Optional.of(from) : child(from, "uri"))
        .map(node -> new Placed(scalar(node), line(node)));
  }

  /** Every URI that the file sends to. */
  List<Placed> targets() {
    List<Placed> targets = new ArrayList<>();
    for (Item item : items) {
      collectTargets(item.body(), targets);
    }
    return targets;
  }

  /** The constant that the file sets a variable to. */
  Optional<Placed> constant(String variable) {
    return items.stream()
        .flatMap(item -> mappings(item.body()).stream())
        .filter(step -> child(step, "setVariable").isPresent())
        .map(step -> child(step, "setVariable").orElseThrow())
        .filter(
            set -> child(set, "name").map(RouteFile::scalar).filter(variable::equals).isPresent())
        .flatMap(set -> child(set, "constant").stream())
        .map(node -> new Placed(scalar(node), line(node)))
        .findFirst();
  }

  /** Every plain value below a key that matches, wherever it stands. */
  List<Placed> values(Predicate<String> key) {
    return items.stream()
        .flatMap(item -> mappings(item.body()).stream())
        .flatMap(mapping -> mapping.getValue().stream())
        .filter(tuple -> key.test(scalar(tuple.getKeyNode())))
        .filter(tuple -> tuple.getValueNode() instanceof ScalarNode)
        .map(tuple -> new Placed(scalar(tuple.getValueNode()), line(tuple.getValueNode())))
        .toList();
  }

  /** The line of the first key or value that matches. */
  Optional<Integer> lineOf(Predicate<String> wanted) {
    return items.stream()
        .flatMap(item -> scalars(item.body()).stream())
        .filter(node -> wanted.test(node.getValue()))
        .map(RouteFile::line)
        .findFirst();
  }

  private static void collectTargets(Node node, List<Placed> targets) {
    for (MappingNode mapping : mappings(node)) {
      for (String key : List.of("to", "toD", "wireTap")) {
        child(mapping, key)
            .flatMap(to -> to instanceof ScalarNode ? Optional.of(to) : child(to, "uri"))
            .ifPresent(uri -> targets.add(new Placed(scalar(uri), line(uri))));
      }
    }
  }

  private static Optional<Node> child(Node node, String key) {
    if (!(node instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    return mapping.getValue().stream()
        .filter(tuple -> scalar(tuple.getKeyNode()).equals(key))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private static List<MappingNode> mappings(Node node) {
    List<MappingNode> found = new ArrayList<>();
    walk(
        node,
        visited -> {
          if (visited instanceof MappingNode mapping) {
            found.add(mapping);
          }
        });
    return found;
  }

  private static List<ScalarNode> scalars(Node node) {
    List<ScalarNode> found = new ArrayList<>();
    walk(
        node,
        visited -> {
          if (visited instanceof ScalarNode scalar) {
            found.add(scalar);
          }
        });
    return found;
  }

  private static void walk(Node node, java.util.function.Consumer<Node> visitor) {
    visitor.accept(node);
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        walk(tuple.getKeyNode(), visitor);
        walk(tuple.getValueNode(), visitor);
      }
    } else if (node instanceof SequenceNode list) {
      list.getValue().forEach(entry -> walk(entry, visitor));
    }
  }

  private static String scalar(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
