package dev.opsentinel.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for SIGTERM or Ctrl-C, and holds the JVM until the work is wound up. Being told to stop is
 * an ordinary end: the exit code is 0, where Java by itself would say 143.
 *
 * <p>Opened around the work and closed when it is wound up, also when it fails: then nobody has to
 * wait for it, and the failure's own exit code holds.
 */
final class Stop implements AutoCloseable {

  private static final Duration LONGEST_WIND_UP = Duration.ofSeconds(25);

  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch woundUp = new CountDownLatch(1);
  private final Thread hook = new Thread(this::hold, "stop");

  private Stop() {}

  static Stop onSignal() {
    Stop stop = new Stop();
    Runtime.getRuntime().addShutdownHook(stop.hook);
    return stop;
  }

  /** Returns when told to stop. */
  void await() throws InterruptedException {
    told.await();
  }

  /**
   * Returns when told to stop, or after the time.
   *
   * @return whether told
   */
  boolean await(Duration atMost) throws InterruptedException {
    return told.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The work is wound up; lets the JVM go. */
  @Override
  public void close() {
    woundUp.countDown();
    if (told.getCount() > 0) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException toldJustNow) {
        // The hook runs already; it sees that the work is wound up.
      }
    }
  }

  private void hold() {
    told.countDown();
    try {
      boolean inTime = woundUp.await(LONGEST_WIND_UP.toMillis(), TimeUnit.MILLISECONDS);
      Runtime.getRuntime().halt(inTime ? 0 : OpSentinelCommand.FAILED);
    } catch (InterruptedException e) {
      Runtime.getRuntime().halt(OpSentinelCommand.FAILED);
    }
  }
}
