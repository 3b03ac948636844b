package dev.opsentinel.noise;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which events are worth a row. Entries are asked in the order of the file; the first that fits
 * decides, and an event that none fits is kept.
 *
 * <p>An entry that asks for a value which the event should show and does not (an item usage without
 * a vault, say) can be neither taken nor passed over without guessing. If all else in it fits, the
 * event is kept and no later entry is asked.
 */
public final class NoisePolicy {

  private final String name;
  private final String description;
  private final Map<String, List<Entry>> entriesByFeature;
  private final Set<Path> files;

  NoisePolicy(String name, String description, List<Entry> entries, Set<Path> files) {
    this.name = name;
    this.description = description;
    this.entriesByFeature =
        Arrays.stream(Feature.values())
            .collect(
                Collectors.toUnmodifiableMap(
                    Feature::word, feature -> concerning(feature, entries)));
    this.files = files;
  }

  /**
   * Reads a policy and the CSV files it names.
   *
   * @throws InvalidNoisePolicy with everything that is wrong with them
   */
  public static NoisePolicy read(Path file) throws InvalidNoisePolicy {
    return PolicyReader.read(file);
  }

  public String name() {
    return name;
  }

  /** Empty when the file has none. */
  public String description() {
    return description;
  }

  /** The policy and its CSV files: when one of them changes, the policy is to be read again. */
  public Set<Path> files() {
    return files;
  }

  /** Pure: repeats are not its business, {@link Treatment#KEEP_FIRST} leaves them to the filter. */
  public Verdict decide(EventFacts facts) {
    for (Entry entry : entriesByFeature.getOrDefault(facts.feature(), List.of())) {
      switch (entry.fit(facts)) {
        case FITS -> {
          return entry.verdict();
        }
        case UNKNOWN -> {
          return Verdict.UNKNOWN_VALUE;
        }
        case DIFFERS -> {}
      }
    }
    return Verdict.UNNAMED;
  }

  private static List<Entry> concerning(Feature feature, List<Entry> entries) {
    return entries.stream().filter(entry -> entry.concerns(feature)).toList();
  }
}
