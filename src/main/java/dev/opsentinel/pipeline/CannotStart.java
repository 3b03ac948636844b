package dev.opsentinel.pipeline;

import java.util.List;

/** The pipeline does not start; each problem is one line that says what to do. */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final List<String> problems;

  CannotStart(String problem) {
    this(List.of(problem));
  }

  CannotStart(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
