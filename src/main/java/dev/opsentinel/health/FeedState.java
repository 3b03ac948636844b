package dev.opsentinel.health;

import java.time.Instant;
import java.util.Optional;

/**
 * How a feed does.
 *
 * @param category its state at the last poll
 * @param sentence why, when it is not plainly well; else empty
 * @param lastPoll when a poll last ended well
 * @param newestEvent the newest event time seen, of rows kept or not
 * @param knownSince when the feed was first polled or expected
 */
record FeedState(
    Category category,
    String sentence,
    Optional<Instant> lastPoll,
    Optional<Instant> newestEvent,
    Instant knownSince) {

  static FeedState unknown(Instant now) {
    return new FeedState(Category.OK, "", Optional.empty(), Optional.empty(), now);
  }

  FeedState well(Instant now) {
    return new FeedState(Category.OK, "", Optional.of(now), newestEvent, knownSince);
  }

  FeedState troubled(Trouble trouble) {
    return new FeedState(trouble.category(), trouble.sentence(), lastPoll, newestEvent, knownSince);
  }

  FeedState saw(Instant event) {
    return newestEvent.filter(event::isBefore).isPresent()
        ? this
        : new FeedState(category, sentence, lastPoll, Optional.of(event), knownSince);
  }
}
