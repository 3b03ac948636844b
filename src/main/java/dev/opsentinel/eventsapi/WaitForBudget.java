package dev.opsentinel.eventsapi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The account's request budget is spent, or the API asked for patience. Not a failure. */
public final class WaitForBudget extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WaitForBudget(String account, Instant until) {
    super(
        "the account "
            + account
            + " makes no request before "
            + until.truncatedTo(ChronoUnit.SECONDS)
            + " (rate limit of the Events API)");
  }
}
