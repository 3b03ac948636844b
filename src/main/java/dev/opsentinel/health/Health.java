package dev.opsentinel.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsentinel.eventsapi.Accounts;
import dev.opsentinel.eventsapi.Page;
import dev.opsentinel.ledger.Feed;
import dev.opsentinel.sentinel.EventTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows how each feed does, and says so once when it changes, not once an attempt.
 *
 * <p>The poll routes report here; {@link HealthRows} and the health check read from here.
 */
public final class Health {

  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  private final Diagnosis diagnosis;
  private final Duration silentAfter;
  private final Clock clock;
  private final Map<Feed, FeedState> feeds = new TreeMap<>();
  private String sinkTrouble = "";

  /**
   * Starts without any feed; a feed is known from its first poll on.
   *
   * @param silentAfter a feed without a good poll for so long counts as unreachable
   */
  public Health(Accounts accounts, ObjectMapper json, Duration silentAfter, Clock clock) {
    this.diagnosis = new Diagnosis(accounts, json);
    this.silentAfter = silentAfter;
    this.clock = clock;
  }

  /** A poll begins; from now on the feed is expected to do well. */
  public synchronized void polls(
      @Variable("account") String account, @Variable("feature") String feature) {
    feeds.computeIfAbsent(new Feed(account, feature), feed -> FeedState.unknown(clock.instant()));
  }

  /** A poll has drained its feed. */
  public synchronized void polled(
      @Variable("account") String account, @Variable("feature") String feature) {
    Feed feed = new Feed(account, feature);
    FeedState before = state(feed);
    feeds.put(feed, before.well(clock.instant()));
    if (!before.sentence().isEmpty()) {
      LOG.info("{}: well again", feed);
    } else if (before.lastPoll().isEmpty()) {
      LOG.info("{}: first poll done", feed);
    }
  }

  /** A page arrived; its newest event gives the feed's lag. */
  public synchronized void saw(
      @Variable("account") String account,
      @Variable("feature") String feature,
      @Variable("page") Page page) {
    Feed feed = new Feed(account, feature);
    // Not the last one: an event that came late is served last, with an older time.
    page.events().stream()
        .map(event -> EventTime.parse(event.path("timestamp").asText()))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .ifPresent(time -> feeds.put(feed, state(feed).saw(time)));
  }

  /** A poll failed; the cursor stays where it was. */
  public synchronized void failed(
      @Variable("account") String account,
      @Variable("feature") String feature,
      @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
    Feed feed = new Feed(account, feature);
    troubled(feed, diagnosis.of(feed, failure));
    LOG.debug("{}: the poll failed", feed, failure);
  }

  /** A delivery failed; the rows stay in the buffer. */
  public synchronized void sinkFailed(
      @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
    String sentence = Diagnosis.ofDelivery(failure);
    if (!sentence.equals(sinkTrouble)) {
      LOG.warn("delivery is blocked: {}", sentence);
    }
    sinkTrouble = sentence;
    LOG.debug("the delivery failed", failure);
  }

  /** A delivery went through. */
  public synchronized void sinkWorks() {
    if (!sinkTrouble.isEmpty()) {
      LOG.info("delivery works again");
      sinkTrouble = "";
    }
  }

  /** Each feed's state as of now: silence and a blocked sink count too. */
  synchronized Map<Feed, FeedState> states() {
    Map<Feed, FeedState> now = new TreeMap<>();
    feeds.forEach((feed, state) -> now.put(feed, judged(state)));
    return now;
  }

  private FeedState judged(FeedState state) {
    if (state.category() == Category.OK && !sinkTrouble.isEmpty()) {
      return state.troubled(new Trouble(Category.SINK_BLOCKED, sinkTrouble));
    }
    Instant lastSign = state.lastPoll().orElse(state.knownSince());
    Duration silence = Duration.between(lastSign, clock.instant());
    if (state.category() == Category.OK && silence.compareTo(silentAfter) > 0) {
      String why = state.sentence().isEmpty() ? "" : "; " + state.sentence();
      return state.troubled(
          new Trouble(
              Category.UNREACHABLE,
              "no poll has ended well for " + silence.toMinutes() + " minutes" + why));
    }
    return state;
  }

  private void troubled(Feed feed, Trouble trouble) {
    FeedState before = state(feed);
    if (!before.sentence().equals(trouble.sentence())) {
      LOG.warn("{}: {}", feed, trouble.sentence());
    }
    feeds.put(feed, before.troubled(trouble));
  }

  private FeedState state(Feed feed) {
    return Optional.ofNullable(feeds.get(feed)).orElseGet(() -> FeedState.unknown(clock.instant()));
  }
}
