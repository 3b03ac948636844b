package dev.opsentinel.eventsapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsentinel.SettableClock;
import dev.opsentinel.ledger.PageTally;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

  private final ObjectMapper json = new ObjectMapper();
  private final Pages pages = new Pages();

  @Test
  void aPageHoldsItsEventsInTheOrderServed() throws JsonProcessingException {
    Page page = read("{\"cursor\":\"c1\",\"has_more\":true,\"items\":[{\"uuid\":\"B\"},{},7]}");

    assertThat(page.events())
        .containsExactly(
            json.readTree("{\"uuid\":\"B\"}"), json.readTree("{}"), json.readTree("7"));
    assertThat(page.cursor()).isEqualTo("c1");
    assertThat(pages.hasMore(page)).isTrue();
    assertThat(pages.hasEvents(page)).isTrue();
    assertThat(pages.events(page)).isEqualTo(page.events());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"cursor\":\"c1\",\"has_more\":true,\"items\":[]}",
        "{\"cursor\":\"c1\",\"has_more\":true,\"items\":null}",
        "{\"cursor\":\"c1\",\"has_more\":true}",
      })
  void noItemsIsAnEmptyPageAndNotTheEndOfTheDrain(String answer) throws JsonProcessingException {
    assertThat(read(answer)).isEqualTo(new Page(List.of(), "c1", true));
    assertThat(pages.hasEvents(read(answer))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "\"page\"",
        "{}",
        "{\"status\":401,\"message\":\"no\"}",
        "{\"Error\":{\"Message\":\"Bad Request\"}}",
        "{\"cursor\":\"c1\",\"items\":[]}",
        "{\"cursor\":7,\"has_more\":false,\"items\":[]}",
        "{\"cursor\":\"c1\",\"has_more\":\"true\",\"items\":[]}",
        "{\"cursor\":\"c1\",\"has_more\":false,\"items\":{}}",
        "{\"cursor\":\"c1\",\"has_more\":false,\"items\":\"none\"}",
      })
  void jsonThatIsNoPageIsNotTakenForAnIdleFeed(String answer) {
    assertThatThrownBy(() -> read(answer))
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessage("the answer is JSON, but no page with cursor, has_more and items");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"has_more\":false,\"items\":[]}",
        "{\"cursor\":null,\"has_more\":false,\"items\":[]}",
      })
  void aPageWithoutACursorLeavesTheOldOneInPlace(String answer) throws Exception {
    assertThat(read(answer).cursor()).isEmpty();
  }

  @Test
  void anAnswerWithoutABodyIsUnreadable() {
    assertThatThrownBy(() -> pages.read(null)).isInstanceOf(UnreadableAnswer.class);
  }

  @Test
  void theTallyOfAPageBeginsWithWhatWasFetched() {
    PageTally tally =
        pages.tally("main", "itemusages", new Page(List.of(json.createObjectNode()), "c", false));

    assertThat(tally.account()).isEqualTo("main");
    assertThat(tally.feature()).isEqualTo("itemusages");
    assertThat(tally.fetched()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c1", ""})
  void morePromisedWithoutANewCursorEndsTheDrain(String cursor) {
    assertThatThrownBy(() -> pages.requireProgress(at("c1"), new Page(List.of(), cursor, true)))
        .isInstanceOf(StuckCursor.class);
  }

  @Test
  void aDrainGoesOnWhileTheCursorMovesAndEndsQuietlyWhenTheServerIsDone() {
    assertThatCode(() -> pages.requireProgress(at("c1"), new Page(List.of(), "c2", true)))
        .doesNotThrowAnyException();
    assertThatCode(() -> pages.requireProgress(at("c1"), new Page(List.of(), "c1", false)))
        .doesNotThrowAnyException();
    assertThatCode(() -> pages.requireProgress(at(null), new Page(List.of(), "c1", true)))
        .doesNotThrowAnyException();
  }

  private Page read(String answer) throws JsonProcessingException {
    return pages.read(json.readTree(answer));
  }

  private static Position at(String cursor) {
    return new Position(
        "main",
        "itemusages",
        Optional.ofNullable(cursor),
        SettableClock.START,
        1,
        SettableClock.START);
  }
}
