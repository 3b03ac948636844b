package dev.opsentinel.ledger;

/**
 * Where the events of one feed ended. Once nothing is in flight, fetched = kept + rolledUp +
 * dropped and kept = delivered + deadLettered.
 *
 * @param kept passed the noise policy
 * @param rolledUp counted in the roll-up table instead of the event table
 * @param dropped suppressed by a policy entry or as a duplicate
 * @param delivered accepted by the table
 * @param deadLettered kept aside with a cause
 */
public record Counts(
    long fetched, long kept, long rolledUp, long dropped, long delivered, long deadLettered) {

  /** Nothing yet. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

  /** Both together. */
  public Counts plus(Counts other) {
    return new Counts(
        fetched + other.fetched,
        kept + other.kept,
        rolledUp + other.rolledUp,
        dropped + other.dropped,
        delivered + other.delivered,
        deadLettered + other.deadLettered);
  }

  /** Kept but neither delivered nor dead-lettered yet, as far as this process counted. */
  public long inFlight() {
    return kept - delivered - deadLettered;
  }
}
