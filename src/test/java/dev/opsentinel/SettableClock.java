package dev.opsentinel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until a test sets it. */
public final class SettableClock extends Clock {

  /** Where it begins: a Wednesday evening. */
  public static final Instant START = Instant.parse("2026-03-18T22:00:00Z");

  private volatile Instant now = START;

  /** Forward, or back when negative. */
  public void move(Duration time) {
    now = now.plus(time);
  }

  public void set(Instant time) {
    now = time;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
