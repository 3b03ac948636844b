package dev.opsentinel.sentinel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code TimeGenerated}: the event's time when the row arrives promptly, else the time of arrival,
 * so that a scheduled rule cannot miss a late row and a live one keeps its own time (design,
 * section 4). The DCR transform does the same in Azure.
 */
public final class ArrivalTime {

  private final Duration promptWithin;
  private final Clock clock;

  /**
   * @param promptWithin how far the event's time may lie from the arrival, before or after
   */
  public ArrivalTime(Duration promptWithin, Clock clock) {
    this.promptWithin = promptWithin;
    this.clock = clock;
  }

  /**
   * The {@code TimeGenerated} of a row that arrives now.
   *
   * @param timestamp the event's time as sent; empty for rows without one
   */
  public Instant of(String timestamp) {
    Instant arrival = clock.instant();
    return EventTime.parse(timestamp)
        .filter(event -> Duration.between(event, arrival).abs().compareTo(promptWithin) <= 0)
        .orElse(arrival);
  }
}
