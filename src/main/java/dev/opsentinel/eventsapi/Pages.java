package dev.opsentinel.eventsapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsentinel.ledger.PageTally;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Reads the answers of the Events API, and says when a drain is at its end. */
public final class Pages {

  /**
   * The answer as a page. Missing or null {@code items} mean none (Events API reference, 2.5).
   *
   * @throws UnreadableAnswer when the JSON is not an answer of the Events API: going on would take
   *     an error page for an idle feed
   */
  public Page read(@Body JsonNode answer) {
    if (answer == null) {
      throw new UnreadableAnswer("the answer is empty");
    }
    JsonNode items = answer.path("items");
    JsonNode cursor = answer.path("cursor");
    JsonNode hasMore = answer.path("has_more");
    boolean anItemList = items.isArray() || items.isNull() || items.isMissingNode();
    boolean aCursor = cursor.isTextual() || cursor.isNull() || cursor.isMissingNode();
    if (!answer.isObject() || !anItemList || !aCursor || !hasMore.isBoolean()) {
      throw new UnreadableAnswer("the answer is JSON, but no page with cursor, has_more and items");
    }
    List<JsonNode> events = new ArrayList<>(items.size());
    items.forEach(events::add);
    return new Page(events, cursor.asText(""), hasMore.booleanValue());
  }

  public boolean hasEvents(@Variable("page") Page page) {
    return !page.events().isEmpty();
  }

  /** The page's events, in the order served. */
  public List<JsonNode> events(@Variable("page") Page page) {
    return page.events();
  }

  public PageTally tally(
      @Variable("account") String account,
      @Variable("feature") String feature,
      @Variable("page") Page page) {
    PageTally tally = new PageTally(account, feature);
    tally.fetched(page.events().size());
    return tally;
  }

  /** Whether the server has more for now; an empty page is no answer to that. */
  public boolean hasMore(@Variable("page") Page page) {
    return page.hasMore();
  }

  /**
   * Ends the drain when the server promises more without a new place to go on from. It is asked
   * again at the next poll instead of in a loop, and what it repeats is dropped.
   *
   * @param position from which the page was asked for
   */
  public void requireProgress(
      @Variable("position") Position position, @Variable("page") Page page) {
    boolean moved =
        !page.cursor().isEmpty() && position.cursor().filter(page.cursor()::equals).isEmpty();
    if (page.hasMore() && !moved) {
      throw new StuckCursor();
    }
  }
}
