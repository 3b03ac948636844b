package dev.opsentinel.noise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a policy file; every problem in it is found in one reading. */
final class PolicyReader {

  private static final List<String> KEYS = List.of("name", "description", "entries");

  private final Path file;
  private final Problems problems;
  private final Set<Path> files = new LinkedHashSet<>();
  private final EntryReader entryReader;

  private PolicyReader(Path file) {
    this.file = file;
    this.problems = new Problems(file);
    this.entryReader = new EntryReader(file, files, problems);
  }

  static NoisePolicy read(Path file) throws InvalidNoisePolicy {
    return new PolicyReader(file).read();
  }

  private NoisePolicy read() throws InvalidNoisePolicy {
    files.add(file);
    Optional<NoisePolicy> policy =
        YamlFile.read(file, problems)
            .flatMap(root -> YamlMapping.of(root, "the policy", KEYS, problems))
            .map(this::policy);
    if (policy.isEmpty() || !problems.isEmpty()) {
      throw new InvalidNoisePolicy(problems.sentences(), files);
    }
    return policy.get();
  }

  private NoisePolicy policy(YamlMapping mapping) {
    String name = text(mapping.required("name", "a word for logs and the console"), "name");
    String description = text(mapping.value("description"), "description");
    List<Node> nodes =
        mapping
            .required("entries", "a list, which may be empty ([])")
            .flatMap(node -> YamlMapping.list(node, "entries", problems))
            .orElse(List.of());
    List<Entry> entries = new ArrayList<>();
    for (Node node : nodes) {
      entryReader.read(node).ifPresent(entries::add);
    }
    return new NoisePolicy(name, description, List.copyOf(entries), Set.copyOf(files));
  }

  private String text(Optional<Node> node, String key) {
    return node.flatMap(value -> YamlMapping.text(value, key, problems)).orElse("");
  }
}
