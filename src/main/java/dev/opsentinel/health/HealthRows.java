package dev.opsentinel.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.ledger.Counts;
import dev.opsentinel.ledger.Feed;
import dev.opsentinel.ledger.Ledger;
import dev.opsentinel.sentinel.Row;
import dev.opsentinel.sentinel.RowMapping;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Body;

/**
 * One row a feed that says how it does, also when nothing happens, so that silence in the table
 * always means trouble (peers reference, D9 and D23).
 */
public final class HealthRows {

  private final Health health;
  private final Ledger ledger;
  private final RowMapping rows;
  private final ObjectMapper json;
  private final Clock clock;

  public HealthRows(Health health, Ledger ledger, RowMapping rows, ObjectMapper json, Clock clock) {
    this.health = health;
    this.ledger = ledger;
    this.rows = rows;
    this.json = json;
    this.clock = clock;
  }

  /** The feeds to report on, by account and feature. */
  public List<Feed> feeds() {
    return List.copyOf(health.states().keySet());
  }

  /** The row of one feed, in a list, as the buffer takes rows. */
  public List<Row> report(@Body Feed feed) {
    FeedState state = health.states().get(feed);
    Instant now = clock.instant();
    ObjectNode details = json.createObjectNode();
    details.put("account", feed.account()).put("feature", feed.feature());
    if (!state.sentence().isEmpty()) {
      details.put("reason", state.sentence());
    }
    state
        .lastPoll()
        .ifPresent(
            poll -> details.put("secondsSincePoll", Duration.between(poll, now).toSeconds()));
    state
        .newestEvent()
        .ifPresent(
            event ->
                details.put("secondsSinceNewestEvent", Duration.between(event, now).toSeconds()));
    Counts counts = ledger.of(feed);
    details.put("fetched", counts.fetched()).put("kept", counts.kept());
    details.put("rolledUp", counts.rolledUp()).put("dropped", counts.dropped());
    details.put("delivered", counts.delivered()).put("deadLettered", counts.deadLettered());
    details.put("inFlight", ledger.inFlight(feed));
    return List.of(
        rows.healthRow(
            UUID.randomUUID().toString(),
            feed.account(),
            state.category().toString(),
            state.category() == Category.CREDENTIALS_FAILED ? "API Key Invalid" : "",
            details));
  }
}
