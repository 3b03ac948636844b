package dev.opsentinel.noise;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What makes one event a repeat of another: the same account, feature, action, user, vault, item,
 * IP address and app in the same UTC hour, by the events' own clock.
 *
 * <p>The action is part of it because a fill says nothing of the edit that followed: leaving the
 * edit out would drop a first sight.
 */
final class SightKey {

  /** Far above any real key; what is longer is kept, so that the memory stays bounded in bytes. */
  private static final int LONGEST = 1_000;

  private static final long SECONDS_PER_HOUR = 3_600;

  private SightKey() {}

  /**
   * The same text for repeats, and for nothing else.
   *
   * @return empty when a part is unknown, so that the event cannot be called a repeat
   */
  static Optional<String> of(String account, EventFacts facts) {
    // The id outlives a changed address; the address serves where there is no id.
    String user = facts.userUuid().isEmpty() ? Field.USER.normal(facts.email()) : facts.userUuid();
    String[] parts = {
      account,
      facts.feature(),
      facts.action(),
      user,
      facts.vault(),
      facts.item(),
      facts.ip(),
      facts.app(),
      hour(facts.timestamp())
    };
    StringBuilder key = new StringBuilder(200);
    for (String part : parts) {
      if (part.isEmpty()) {
        return Optional.empty();
      }
      // With its length, so that no two lists of parts can read alike.
      key.append(part.length()).append(':').append(part);
      if (key.length() > LONGEST) {
        return Optional.empty();
      }
    }
    return Optional.of(key.toString());
  }

  private static String hour(String timestamp) {
    if (timestamp.isEmpty()) {
      return "";
    }
    try {
      long second = OffsetDateTime.parse(timestamp).toEpochSecond();
      return Long.toString(Math.floorDiv(second, SECONDS_PER_HOUR));
    } catch (DateTimeParseException noTime) {
      return "";
    }
  }
}
