package dev.opsentinel.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Everything that happened before the simulator was started. */
final class History {
  private History() {}

  /**
   * Days are the same whatever the span; so two simulators of one seed agree where they overlap.
   */
  static Trail between(
      Instant from, Instant until, Organisation organisation, SimulatorOptions options) {
    Trail trail = new Trail(Rfc3339.nanos(from), Rfc3339.nanos(until));
    LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1);
    LocalDate last = LocalDate.ofInstant(until, ZoneOffset.UTC).plusDays(1);
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      new BuildDay(organisation, day, options.seed()).leave(trail, options.ciFetchesPerDay());
      if (options.people() > 0) {
        for (Person person : organisation.people()) {
          new Workday(organisation, person, day, options.seed()).leave(trail);
        }
      }
    }
    return trail;
  }
}
