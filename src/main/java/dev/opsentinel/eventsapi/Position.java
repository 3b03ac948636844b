package dev.opsentinel.eventsapi;

import java.time.Instant;
import java.util.Optional;

/**
 * Where the polling of one feature of one account stands.
 *
 * @param account its name in the settings
 * @param feature signinattempts, itemusages or auditevents
 * @param cursor where the next request continues; empty before the first answer
 * @param startTime from when the first request asks; fixed before that request, or it would slide
 *     over restarts
 * @param generation rises by one with every save; 0 when nothing is saved yet. A save is refused
 *     when another writer was faster
 * @param savedAt when this was saved
 */
public record Position(
    String account,
    String feature,
    Optional<String> cursor,
    Instant startTime,
    long generation,
    Instant savedAt) {

  /** The position after a page, or after an operator's change. */
  public Position moved(Optional<String> newCursor, Instant newStartTime, Instant now) {
    return new Position(account, feature, newCursor, newStartTime, generation + 1, now);
  }

  /** The same position, to be followed by a save of the generation after {@code newest}. */
  Position inGeneration(long newest) {
    return new Position(account, feature, cursor, startTime, newest, savedAt);
  }
}
