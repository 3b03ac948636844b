package dev.opsentinel.eventsapi;

import java.util.List;

/** Some accounts cannot be polled as the settings say. */
public final class InvalidAccounts extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final List<String> problems;

  InvalidAccounts(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence for the user each. */
  public List<String> problems() {
    return problems;
  }
}
