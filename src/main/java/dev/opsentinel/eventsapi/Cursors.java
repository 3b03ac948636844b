package dev.opsentinel.eventsapi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.camel.Variable;

/**
 * What to ask the Events API next, and the memory of it.
 *
 * <p>The first request carries {@code limit} and an explicit {@code start_time} (without one the
 * server starts an hour ago); every later one only the cursor, which carries the page size (Events
 * API reference, facts 1 and 2).
 */
public final class Cursors {

  private final CursorStore store;
  private final Duration lookBack;
  private final int pageSize;
  private final Clock clock;

  /**
   * @param lookBack how far back the first request of a feed reaches
   * @param pageSize events a page, 1 to 1000; bound into the cursor by the server
   */
  public Cursors(CursorStore store, Duration lookBack, int pageSize, Clock clock) {
    this.store = store;
    this.lookBack = lookBack;
    this.pageSize = pageSize;
    this.clock = clock;
  }

  /** Where the feed stands. Before its first request the start time is fixed and saved. */
  public Position read(@Variable("account") String account, @Variable("feature") String feature) {
    Optional<Position> saved = store.read(account, feature);
    if (saved.isPresent()) {
      return saved.get();
    }
    Instant now = clock.instant();
    Instant start = now.minus(lookBack).truncatedTo(ChronoUnit.SECONDS);
    Position first = new Position(account, feature, Optional.empty(), start, 1, now);
    store.save(first);
    return first;
  }

  /** The body of the next request. */
  public EventsRequest nextRequest(@Variable("position") Position position) {
    return position
        .cursor()
        .map(EventsRequest::next)
        .orElseGet(() -> EventsRequest.first(pageSize, position.startTime()));
  }

  /**
   * Saves where the page ends. Called only after the buffer holds the page's rows.
   *
   * @return the position from which the next request goes on; unchanged, and nothing written, when
   *     the page brought no new cursor (the server repeats it while idle)
   */
  public Position save(@Variable("position") Position position, @Variable("page") Page page) {
    if (page.cursor().isEmpty() || position.cursor().equals(Optional.of(page.cursor()))) {
      return position;
    }
    Position next =
        position.moved(Optional.of(page.cursor()), position.startTime(), clock.instant());
    store.save(next);
    return next;
  }
}
