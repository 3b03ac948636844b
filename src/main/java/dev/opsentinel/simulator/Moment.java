package dev.opsentinel.simulator;

/** Makes single events of a given time, for live activity and for late ones. Threads take turns. */
final class Moment {
  private static final int USAGES_A_PERSON_AND_DAY = 25;

  private final Organisation organisation;
  private final VaultVersions versions;
  private final Dice dice;
  private final double automated;

  Moment(Organisation organisation, VaultVersions versions, SimulatorOptions options) {
    this.organisation = organisation;
    this.versions = versions;
    this.dice = new Dice(Dice.seed(options.seed(), 2, 0));
    double human = (double) options.people() * USAGES_A_PERSON_AND_DAY;
    this.automated = options.ciFetchesPerDay() / Math.max(1, human + options.ciFetchesPerDay());
  }

  /** In the proportion of a working day: 3 sign-ins, 25 item usages, 15 audit events. */
  synchronized Feature anyFeature() {
    int thrown = dice.below(43);
    if (thrown < 3) {
      return Feature.SIGN_IN_ATTEMPTS;
    }
    return thrown < 28 ? Feature.ITEM_USAGES : Feature.AUDIT_EVENTS;
  }

  synchronized Event event(Feature feature, long epochNanos) {
    return switch (feature) {
      case SIGN_IN_ATTEMPTS -> {
        Session session = session(epochNanos);
        yield dice.chance(0.93) ? SignIn.success(session, dice) : SignIn.failure(session, dice);
      }
      case ITEM_USAGES -> {
        boolean byServer = dice.chance(automated);
        Session session =
            byServer
                ? BuildDay.session(organisation, epochNanos, dice)
                : session(shortlyBefore(epochNanos));
        yield new ItemUsage(session, epochNanos, dice.next());
      }
      case AUDIT_EVENTS -> {
        Session session = session(shortlyBefore(epochNanos));
        AuditKind kind =
            dice.chance(0.6) ? AuditKind.plumbing(dice) : AuditKind.deed(session.person(), dice);
        yield versions.count(new AuditEvent(session, epochNanos, dice.next(), kind, 0));
      }
    };
  }

  private Session session(long login) {
    Person person = dice.of(organisation.people());
    Whereabouts at = dice.chance(0.5) ? person.home() : person.office();
    return new Session(organisation, person, dice.of(person.devices()), at, dice.next(), login);
  }

  /** Up to 17 minutes, the longest seen between sign-in and first audit event. */
  private long shortlyBefore(long epochNanos) {
    return epochNanos - (long) (dice.unit() * 17 * 60 * 1e9);
  }

  /** From five minutes to three days before. */
  synchronized long longBefore(long epochNanos) {
    return epochNanos - (long) (300e9 + dice.unit() * 3 * 86_400e9);
  }
}
