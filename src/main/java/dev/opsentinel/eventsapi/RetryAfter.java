package dev.opsentinel.eventsapi;

import java.math.BigInteger;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
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

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,40}");

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
          .filter(header -> "Retry-After".equalsIgnoreCase(header.getKey()))
          .filter(header -> header.getValue() != null)
          .findFirst()
          .flatMap(header -> until(header.getValue()))
          .ifPresent(then -> budget.notBefore(exchange.getVariable("account", String.class), then));
    }
  }

  private Optional<Instant> until(String value) {
    Instant now = clock.instant();
    String text = value.strip();
    if (SECONDS.matcher(text).matches()) {
      long seconds = new BigInteger(text).min(BigInteger.valueOf(LONGEST.toSeconds())).longValue();
      return Optional.of(now.plusSeconds(seconds));
    }
    try {
      Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return Optional.of(then.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : then);
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }
}
