package dev.opsentinel.noise;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A policy that cannot be used as it is written. Nothing of it takes effect; a policy that is
 * running stays.
 */
public final class InvalidNoisePolicy extends Exception {

  private final List<String> problems;
  private final Set<Path> files;

  InvalidNoisePolicy(List<String> problems, Set<Path> files) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
    this.files = Set.copyOf(files);
  }

  /** Each {@code file:line: what, what to do}, in the order of the lines; never empty. */
  public List<String> problems() {
    return problems;
  }

  /** The files that may mend it, also those that are missing; for whoever waits for the mending. */
  public Set<Path> files() {
    return files;
  }
}
