package dev.opsentinel.simulator;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets events happen now, at a steady rate over all features, until closed. */
final class LiveActivity implements AutoCloseable {
  private static final long BEAT_MILLIS = 20;

  private final double eventsPerSecond;
  private final Clock clock;
  private final Moment moment;
  private final Map<Feature, EventLog> logs;
  private final Dice dice = new Dice(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "events-api-simulator-live");

  LiveActivity(double eventsPerSecond, Clock clock, Moment moment, Map<Feature, EventLog> logs) {
    this.eventsPerSecond = eventsPerSecond;
    this.clock = clock;
    this.moment = moment;
    this.logs = logs;
  }

  void start() {
    if (eventsPerSecond > 0) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run() {
    long startedAt = System.nanoTime();
    long happened = 0;
    try {
      while (!closing.await(BEAT_MILLIS, TimeUnit.MILLISECONDS)) {
        long due = (long) ((System.nanoTime() - startedAt) * 1e-9 * eventsPerSecond);
        for (; happened < due; happened++) {
          Feature feature = moment.anyFeature();
          logs.get(feature).append(moment.event(feature, now()));
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** The clock's microseconds, with nanoseconds it may not have. */
  private long now() {
    return Rfc3339.nanos(clock.instant()) / 1000 * 1000 + dice.below(1000);
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
