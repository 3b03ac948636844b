package dev.opsentinel.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What people left behind in a span of time, by feature. What lies outside the span is not taken
 * up.
 */
final class Trail {
  private final long fromNanos;
  private final long untilNanos;
  private final Map<Feature, List<Event>> events = new EnumMap<>(Feature.class);

  /**
   * @param fromNanos nanoseconds since 1970, inside
   * @param untilNanos likewise, outside
   */
  Trail(long fromNanos, long untilNanos) {
    this.fromNanos = fromNanos;
    this.untilNanos = untilNanos;
    for (Feature feature : Feature.values()) {
      events.put(feature, new ArrayList<>());
    }
  }

  void add(Feature feature, Event event) {
    if (event.epochNanos() >= fromNanos && event.epochNanos() < untilNanos) {
      events.get(feature).add(event);
    }
  }

  /** Oldest first; ids break the tie, so that the order is always the same. */
  List<Event> inOrder(Feature feature) {
    List<Event> sorted = events.get(feature);
    sorted.sort(Comparator.comparingLong(Event::epochNanos).thenComparing(Event::uuid));
    return sorted;
  }
}
