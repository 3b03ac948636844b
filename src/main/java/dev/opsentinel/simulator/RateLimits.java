package dev.opsentinel.simulator;

import java.time.Clock;

/**
 * Counts requests over all endpoints, by the clock's minute and hour. A refused request counts too.
 * Safe for several threads.
 */
final class RateLimits {
  private final Clock clock;
  private final int aMinute;
  private final int anHour;
  private long minute;
  private long hour;
  private int inMinute;
  private int inHour;

  RateLimits(Clock clock, int aMinute, int anHour) {
    this.clock = clock;
    this.aMinute = aMinute;
    this.anHour = anHour;
  }

  /** Counts one request; false when it is one too many. */
  synchronized boolean permits() {
    long nowMinute = clock.millis() / 60_000;
    long nowHour = nowMinute / 60;
    if (nowMinute != minute) {
      minute = nowMinute;
      inMinute = 0;
    }
    if (nowHour != hour) {
      hour = nowHour;
      inHour = 0;
    }
    inMinute++;
    inHour++;
    return inMinute <= aMinute && inHour <= anHour;
  }
}
