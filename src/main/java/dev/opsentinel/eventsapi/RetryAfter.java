package dev.opsentinel.eventsapi;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * Holds the account's budget shut for as long as a refusal asks, in seconds or until an HTTP date,
 * so that neither a redelivery nor another feature breaks it.
 */
public final class RetryAfter implements Processor {

  /**
   * The longest window of the documented limits is an hour; more would be a mistake of somebody's.
   */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final RateBudget budget;
  private final Clock clock;

  public RetryAfter(RateBudget budget, Clock clock) {
    this.budget = budget;
    this.clock = clock;
  }

  @Override
  public void process(Exchange exchange) {
    HttpOperationFailedException refusal =
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, HttpOperationFailedException.class);
    if (refusal != null && refusal.getResponseHeaders() != null) {
      refusal.getResponseHeaders().entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
          .findFirst()
          .flatMap(header -> until(header.getValue()))
          .ifPresent(then -> budget.notBefore(exchange.getVariable("account", String.class), then));
    }
  }

  private Optional<Instant> until(String value) {
    Instant now = clock.instant();
    try {
      long seconds = Math.min(Long.parseLong(value.strip()), LONGEST.toSeconds());
      return Optional.of(now.plusSeconds(seconds));
    } catch (NumberFormatException notSeconds) {
      try {
        Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.strip(), Instant::from);
        return Optional.of(then.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : then);
      } catch (DateTimeException noDate) {
        return Optional.empty();
      }
    }
  }
}
