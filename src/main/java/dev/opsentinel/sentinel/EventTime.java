package dev.opsentinel.sentinel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Times as the Events API writes them: RFC 3339 with 0 to 9 fraction digits, {@code Z} or an
 * offset. Rows keep the text as sent, so that no digit is lost; this class only judges and compares
 * (events-api reference, 7.2).
 */
public final class EventTime {
  private EventTime() {}

  /** The instant that the text names; empty when it is no RFC 3339 time. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
