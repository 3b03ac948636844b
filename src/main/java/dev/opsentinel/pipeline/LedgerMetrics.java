package dev.opsentinel.pipeline;

import dev.opsentinel.ledger.Counts;
import dev.opsentinel.ledger.Feed;
import dev.opsentinel.ledger.Ledger;
import dev.opsentinel.ledger.PageTally;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Shows the ledger as metrics: {@code opsentinel_events_total} by account, feature and place,
 * {@code opsentinel_dropped_total} by policy entry and reason, {@code opsentinel_drift_total} by
 * field. What a counter is about may appear while running, so they are registered as they come.
 */
final class LedgerMetrics {

  private final Ledger ledger;
  private final MeterRegistry metrics;
  private final Set<Object> known = new HashSet<>();

  LedgerMetrics(Ledger ledger, MeterRegistry metrics) {
    this.ledger = ledger;
    this.metrics = metrics;
  }

  /** Registers counters for what the ledger newly knows; called by one thread. */
  void refresh() {
    for (Feed feed : ledger.counts().keySet()) {
      if (known.add(feed)) {
        place(feed, "fetched", Counts::fetched);
        place(feed, "kept", Counts::kept);
        place(feed, "rolledUp", Counts::rolledUp);
        place(feed, "dropped", Counts::dropped);
        place(feed, "delivered", Counts::delivered);
        place(feed, "deadLettered", Counts::deadLettered);
      }
      for (PageTally.Drop drop : ledger.dropped(feed).keySet()) {
        if (known.add(java.util.List.of(feed, drop))) {
          counter(
              "opsentinel.dropped",
              tags(feed).and("entry", drop.entry(), "reason", drop.reason()),
              all -> all.dropped(feed).getOrDefault(drop, 0L));
        }
      }
    }
    for (String field : ledger.drift().keySet()) {
      if (known.add(field)) {
        counter(
            "opsentinel.drift",
            Tags.of("field", field),
            all -> all.drift().getOrDefault(field, 0L));
      }
    }
  }

  private void place(Feed feed, String place, ToDoubleFunction<Counts> count) {
    counter(
        "opsentinel.events",
        tags(feed).and("place", place),
        all -> count.applyAsDouble(all.of(feed)));
  }

  private void counter(String name, Tags tags, ToDoubleFunction<Ledger> value) {
    FunctionCounter.builder(name, ledger, value).tags(tags).register(metrics);
  }

  private static Tags tags(Feed feed) {
    return Tags.of("account", feed.account(), "feature", feed.feature());
  }
}
