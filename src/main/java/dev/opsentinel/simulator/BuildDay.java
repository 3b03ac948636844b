package dev.opsentinel.simulator;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The build server's day, UTC: pipelines at any hour, each fetching about ten secrets within
 * seconds. Exactly the ordered number of fetches a day.
 */
final class BuildDay {
  private static final int FETCHES_A_RUN = 10;

  private final Organisation organisation;
  private final LocalDate day;
  private final Dice dice;

  BuildDay(Organisation organisation, LocalDate day, long seed) {
    this.organisation = organisation;
    this.day = day;
    this.dice = new Dice(Dice.seed(seed, -1, day.toEpochDay()));
  }

  void leave(Trail trail, int fetches) {
    long midnight = Rfc3339.nanos(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    long latest = Duration.ofDays(1).minusMinutes(1).toNanos();
    for (int left = fetches; left > 0; left -= FETCHES_A_RUN) {
      long time = midnight + (long) (dice.unit() * latest);
      Session run = session(organisation, time, dice);
      for (int i = Math.min(left, FETCHES_A_RUN); i > 0; i--) {
        time += (long) (dice.unit() * Duration.ofMillis(800).toNanos());
        trail.add(Feature.ITEM_USAGES, new ItemUsage(run, time, dice.next()));
      }
    }
  }

  static Session session(Organisation organisation, long time, Dice dice) {
    Person server = organisation.buildServer();
    return new Session(
        organisation, server, server.devices().get(0), server.office(), dice.next(), time);
  }
}
