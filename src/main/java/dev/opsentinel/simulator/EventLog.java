package dev.opsentinel.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All events of one feature in the order in which cursors meet them. Only ever appended to. Events
 * older than 120 days are no longer served. Safe for several threads.
 */
final class EventLog {
  private static final Duration RETENTION = Duration.ofDays(120);

  private final Feature feature;
  private final long tag;
  private final Clock clock;
  private final List<Event> events;
  private final Set<Integer> hidden = new HashSet<>();

  /** As many from the start are in the order of their time. */
  private int ordered;

  /**
   * @param tag goes into every cursor given out
   * @param history oldest first
   */
  EventLog(Feature feature, long tag, Clock clock, List<Event> history) {
    this.feature = feature;
    this.tag = tag;
    this.clock = clock;
    this.events = new ArrayList<>(history);
    this.ordered = history.size();
  }

  synchronized void append(Event event) {
    boolean stillOrdered = ordered == events.size() && event.epochNanos() >= newestNanos();
    events.add(event);
    if (stillOrdered) {
      ordered++;
    }
  }

  /** Cursors that exist already pass it over; only a request that starts anew finds it. */
  synchronized void appendHidden(Event event) {
    hidden.add(events.size());
    append(event);
  }

  /** Time of the event served last of all; the clock's when there is none. */
  synchronized long newestNanos() {
    return events.isEmpty()
        ? Rfc3339.nanos(clock.instant())
        : events.get(events.size() - 1).epochNanos();
  }

  /** Where a request with a start time begins. */
  synchronized Cursor open(int limit, long startNanos, long endNanos) {
    int low = 0;
    int high = ordered;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle).epochNanos() < startNanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return new Cursor(feature, tag, limit, startNanos, endNanos, events.size(), low, 0);
  }

  /** Whether this log gave out the cursor. */
  synchronized boolean knows(Cursor cursor) {
    return cursor.feature() == feature && cursor.tag() == tag && cursor.position() <= events.size();
  }

  /**
   * @param most events, at most; also the cursor's own limit counts
   */
  synchronized Page page(Cursor cursor, int most) {
    int count = Math.min(most, cursor.limit());
    long oldest = oldestKept();
    List<Event> chosen = new ArrayList<>(Math.min(count, events.size() - cursor.position()));
    int position = cursor.position();
    int next = position;
    for (; position < events.size(); position++) {
      if (serves(cursor, position, oldest)) {
        if (chosen.size() == count) {
          return new Page(cursor, chosen, cursor.at(next), true);
        }
        chosen.add(events.get(position));
        next = position + 1;
      }
    }
    return new Page(cursor, chosen, chosen.isEmpty() ? cursor : cursor.at(next), false);
  }

  /** The event that the page before ended with; empty at the beginning. */
  synchronized Optional<Event> before(Cursor cursor) {
    long oldest = oldestKept();
    for (int position = cursor.position() - 1; position >= 0; position--) {
      if (serves(cursor, position, oldest)) {
        return Optional.of(events.get(position));
      }
    }
    return Optional.empty();
  }

  private boolean serves(Cursor cursor, int position, long oldest) {
    long time = events.get(position).epochNanos();
    boolean reached =
        position < cursor.frontier() ? time >= cursor.startNanos() : !hidden.contains(position);
    return reached && time >= oldest && time < cursor.endNanos();
  }

  /** Everything within retention, in the order served. */
  synchronized List<Event> kept() {
    long oldest = oldestKept();
    return events.stream().filter(event -> event.epochNanos() >= oldest).toList();
  }

  private long oldestKept() {
    return Rfc3339.nanos(clock.instant().minus(RETENTION));
  }
}
