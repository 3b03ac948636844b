package dev.opsentinel.simulator;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;

/**
 * One person's day: about three sessions, 25 item usages, 15 audit events (the planning assumption
 * of the Events API reference, "Sizes and volumes"). Few work at the weekend. A day is the same
 * whenever it is looked at.
 */
final class Workday {
  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Organisation organisation;
  private final Person person;
  private final LocalDate day;
  private final Dice dice;

  Workday(Organisation organisation, Person person, LocalDate day, long seed) {
    this.organisation = organisation;
    this.person = person;
    this.day = day;
    this.dice = new Dice(Dice.seed(seed, person.number(), day.toEpochDay()));
  }

  void leave(Trail trail) {
    if (!dice.chance(WEEKEND.contains(day.getDayOfWeek()) ? 0.12 : 0.95)) {
      return;
    }
    long begin =
        Rfc3339.nanos(
            day.atTime(person.startHour(), 0).atZone(person.home().place().zone()).toInstant());
    int sessions = dice.between(2, 4);
    for (int i = 0; i < sessions; i++) {
      long login = begin + (i * 150L + dice.below(110)) * MINUTE + within(MINUTE);
      work(trail, login);
    }
  }

  private void work(Trail trail, long login) {
    Device device = dice.chance(0.75) ? person.devices().get(0) : dice.of(person.devices());
    Whereabouts at = whereabouts();
    if (dice.chance(0.07)) {
      fail(trail, device, login);
    }
    Session session = new Session(organisation, person, device, at, dice.next(), login);
    trail.add(Feature.SIGN_IN_ATTEMPTS, SignIn.success(session, dice));
    for (int i = dice.between(4, 13); i > 0; i--) {
      trail.add(Feature.ITEM_USAGES, new ItemUsage(session, later(login), dice.next()));
    }
    long burst = login + SECOND / 10 + within(2 * SECOND);
    for (int i = dice.between(2, 4); i > 0; i--) {
      audit(trail, session, burst, AuditKind.plumbing(dice));
      burst += within(SECOND / 100);
    }
    for (int i = dice.between(0, 4); i > 0; i--) {
      audit(trail, session, later(login), AuditKind.deed(person, dice));
    }
  }

  /** One to three attempts in the last minute before the good one; few are somebody else's. */
  private void fail(Trail trail, Device device, long login) {
    Whereabouts at = dice.chance(0.1) ? Whereabouts.elsewhere(dice) : whereabouts();
    for (int i = dice.between(1, 3); i > 0; i--) {
      long time = login - SECOND - within(MINUTE);
      Session refused = new Session(organisation, person, device, at, dice.next(), time);
      trail.add(Feature.SIGN_IN_ATTEMPTS, SignIn.failure(refused, dice));
    }
  }

  private void audit(Trail trail, Session session, long time, AuditKind kind) {
    trail.add(Feature.AUDIT_EVENTS, new AuditEvent(session, time, dice.next(), kind, 0));
  }

  private Whereabouts whereabouts() {
    double thrown = dice.unit();
    if (thrown < 0.02) {
      return Whereabouts.elsewhere(dice);
    }
    return thrown < 0.5 ? person.home() : person.office();
  }

  /** Within two and a half hours, and rather soon than late. */
  private long later(long login) {
    double unit = dice.unit();
    return login + 3 * SECOND + (long) (unit * unit * 150 * MINUTE);
  }

  private long within(long nanos) {
    return (long) (dice.unit() * nanos);
  }
}
