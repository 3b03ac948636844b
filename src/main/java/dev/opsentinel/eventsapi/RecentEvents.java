package dev.opsentinel.eventsapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsentinel.ledger.PageTally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Variable;

/**
 * Drops an event that this process passed on already: the same uuid is served twice now and then,
 * and a cursor that does not move serves its page again and again (Events API reference, fact 8).
 *
 * <p>Camel's idempotent consumer cannot serve here: it would remember an event before the page is
 * in the buffer, and drop it when the page is asked for again.
 */
public final class RecentEvents {

  private static final String ENTRY = "duplicates";
  private static final String REASON = "the same uuid came before";

  /** Some pages' worth: what is further back is removed by the parser function at query time. */
  private static final int REMEMBERED_PER_FEED = 20_000;

  private final Map<String, Set<String>> byFeed = new ConcurrentHashMap<>();

  /** The page without events that came before, each of them counted in the tally. */
  public Page withoutRepeats(@Variable("page") Page page, @Variable("tally") PageTally tally) {
    Set<String> before = feed(tally);
    Set<String> here = new HashSet<>();
    List<JsonNode> news = new ArrayList<>(page.events().size());
    for (JsonNode event : page.events()) {
      String uuid = event.path("uuid").asText();
      if (uuid.isEmpty() || (!before.contains(uuid) && here.add(uuid))) {
        news.add(event);
      } else {
        tally.dropped(ENTRY, REASON);
      }
    }
    return new Page(news, page.cursor(), page.hasMore());
  }

  /** Remembers the page's events; called only after the buffer holds them. */
  public void remember(@Variable("page") Page page, @Variable("tally") PageTally tally) {
    Set<String> feed = feed(tally);
    for (JsonNode event : page.events()) {
      String uuid = event.path("uuid").asText();
      if (!uuid.isEmpty()) {
        feed.add(uuid);
      }
    }
  }

  /** One feed is polled by one thread at a time, so its set needs no lock of its own. */
  private Set<String> feed(PageTally tally) {
    return byFeed.computeIfAbsent(
        tally.account() + " " + tally.feature(),
        feed -> java.util.Collections.newSetFromMap(new Bounded()));
  }

  private static final class Bounded extends LinkedHashMap<String, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > REMEMBERED_PER_FEED;
    }
  }
}
