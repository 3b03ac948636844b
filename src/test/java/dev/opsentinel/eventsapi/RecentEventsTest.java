package dev.opsentinel.eventsapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.opsentinel.ledger.PageTally;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Repeats are dropped and counted; nothing else is (peers reference, D22 and F11). */
class RecentEventsTest {

  private static final PageTally.Drop REPEAT =
      new PageTally.Drop("duplicates", "the same uuid came before");

  private final RecentEvents recent = new RecentEvents();

  @Test
  void aRepeatOnTheSamePageIsDroppedAndCounted() {
    PageTally tally = tally("main", "itemusages");

    Page news = recent.withoutRepeats(page("A", "B", "A", "A"), tally);

    assertThat(news).isEqualTo(page("A", "B"));
    assertThat(tally.dropped()).isEqualTo(Map.of(REPEAT, 2L));
  }

  @Test
  void aRepeatOnALaterPageIsDroppedOnceTheEarlierOneIsInTheBuffer() {
    buffered(page("A", "B"));
    PageTally tally = tally("main", "itemusages");

    Page news = recent.withoutRepeats(page("B", "C"), tally);

    assertThat(news).isEqualTo(page("C"));
    assertThat(tally.dropped()).isEqualTo(Map.of(REPEAT, 1L));
  }

  @Test
  void thePageThatFailedIsPassedOnWholeWhenItIsAskedForAgain() {
    Page neverBuffered = recent.withoutRepeats(page("A", "B"), tally("main", "itemusages"));
    PageTally tally = tally("main", "itemusages");

    Page again = recent.withoutRepeats(page("A", "B"), tally);

    assertThat(again).isEqualTo(neverBuffered);
    assertThat(tally.dropped()).isEmpty();
  }

  @Test
  void feedsDoNotShareTheirMemory() {
    buffered(page("A"));

    assertThat(recent.withoutRepeats(page("A"), tally("main", "auditevents"))).isEqualTo(page("A"));
    assertThat(recent.withoutRepeats(page("A"), tally("other", "itemusages"))).isEqualTo(page("A"));
  }

  @Test
  void eventsWithoutAUuidAreNeverTakenForRepeats() {
    List<JsonNode> nameless =
        List.of(
            JsonNodeFactory.instance.objectNode(),
            JsonNodeFactory.instance.objectNode(),
            JsonNodeFactory.instance.nullNode(),
            JsonNodeFactory.instance.numberNode(7));
    Page page = new Page(nameless, "c", false);
    buffered(page);

    assertThat(recent.withoutRepeats(page, tally("main", "itemusages"))).isEqualTo(page);
  }

  @Test
  void theMemoryIsBoundedAndForgetsTheOldestFirst() {
    buffered(numbered(0, 20_000));
    buffered(page("one more"));
    PageTally tally = tally("main", "itemusages");

    Page news = recent.withoutRepeats(numbered(0, 20_000), tally);

    assertThat(news).isEqualTo(page("event 0"));
    assertThat(tally.dropped()).isEqualTo(Map.of(REPEAT, 19_999L));
  }

  private void buffered(Page page) {
    PageTally tally = tally("main", "itemusages");
    recent.remember(recent.withoutRepeats(page, tally), tally);
  }

  private static PageTally tally(String account, String feature) {
    return new PageTally(account, feature);
  }

  private static Page numbered(int from, int to) {
    return page(IntStream.range(from, to).mapToObj(n -> "event " + n).toArray(String[]::new));
  }

  private static Page page(String... uuids) {
    return new Page(
        Arrays.stream(uuids)
            .map(uuid -> (JsonNode) JsonNodeFactory.instance.objectNode().put("uuid", uuid))
            .toList(),
        "c",
        false);
  }
}
