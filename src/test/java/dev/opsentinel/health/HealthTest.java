package dev.opsentinel.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsentinel.SettableClock;
import dev.opsentinel.eventsapi.Page;
import dev.opsentinel.ledger.Feed;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {

  private static final Feed AUDIT = new Feed("main", "auditevents");
  private static final Duration SILENT_AFTER = Duration.ofMinutes(15);

  private final SaidLines said = new SaidLines();
  private final SettableClock clock = new SettableClock();
  private final Health health =
      new Health(Tokens.account(), new ObjectMapper(), SILENT_AFTER, clock);

  @AfterEach
  void stopListening() {
    said.close();
  }

  @Test
  void knowsNoFeedBeforeItsFirstPoll() {
    assertThat(health.states()).isEmpty();
  }

  @Test
  void theFirstGoodPollIsSaidOnceAndLaterOnesAreNot() {
    pollWell();
    pollWell();
    assertThat(said.news()).containsExactly("INFO main auditevents: first poll done");
    assertThat(state().category()).isEqualTo(Category.OK);
    assertThat(state().sentence()).isEmpty();
  }

  @Test
  void aFailureIsSaidOnceHoweverOftenItRepeatsAndItsEndIsSaidToo() {
    pollWell();
    said.news();
    for (int i = 0; i < 5; i++) {
      fail(new ConnectException("refused"));
    }
    assertThat(said.news())
        .singleElement()
        .asString()
        .startsWith("WARN main auditevents: the Events API at events.1password.eu refuses");
    assertThat(state().category()).isEqualTo(Category.UNREACHABLE);

    pollWell();
    pollWell();
    assertThat(said.news()).containsExactly("INFO main auditevents: well again");
    assertThat(state().category()).isEqualTo(Category.OK);
  }

  @Test
  void anotherFailureIsAnotherSentence() {
    fail(new ConnectException("refused"));
    fail(new SocketTimeoutException("late"));
    assertThat(said.news()).hasSize(2);
  }

  @Test
  void aFeedWithoutAGoodPollForLongIsUnreachable() {
    pollWell();
    clock.move(SILENT_AFTER);
    assertThat(state().category()).isEqualTo(Category.OK);
    clock.move(Duration.ofSeconds(1));
    assertThat(state().category()).isEqualTo(Category.UNREACHABLE);
    assertThat(state().sentence()).isEqualTo("no poll has ended well for 15 minutes");
    pollWell();
    assertThat(state().category()).isEqualTo(Category.OK);
  }

  @Test
  void aFeedThatHasNeverAnsweredIsUnreachableAfterTheSameTime() {
    health.polls("main", "auditevents");
    assertThat(state().category()).isEqualTo(Category.OK);
    clock.move(SILENT_AFTER.plusSeconds(1));
    assertThat(state().category()).isEqualTo(Category.UNREACHABLE);
  }

  @Test
  void whatMakesAFeedSilentWithoutBeingAFailureIsNamed() {
    pollWell();
    fail(DiagnosedFailures.stuckCursor());
    assertThat(state().category()).isEqualTo(Category.OK);
    clock.move(SILENT_AFTER.plusSeconds(1));
    assertThat(state().sentence())
        .startsWith("no poll has ended well for 15 minutes; ")
        .contains("does not move the cursor");
  }

  @Test
  void aBlockedSinkBlocksEveryFeedThatIsWellAndIsSaidOnce() {
    pollWell();
    said.news();
    IllegalStateException failure = new IllegalStateException("disk full");
    health.sinkFailed(failure);
    health.sinkFailed(failure);
    assertThat(said.news())
        .containsExactly(
            "WARN delivery is blocked: the delivery failed inside OpSentinel,"
                + " IllegalStateException: disk full");
    assertThat(state().category()).isEqualTo(Category.SINK_BLOCKED);
    assertThat(state().sentence()).endsWith("disk full");

    health.sinkWorks();
    health.sinkWorks();
    assertThat(said.news()).containsExactly("INFO delivery works again");
    assertThat(state().category()).isEqualTo(Category.OK);
  }

  @Test
  void aFeedInTroubleOfItsOwnKeepsItBesideABlockedSink() {
    fail(new ConnectException("refused"));
    health.sinkFailed(new IllegalStateException("disk full"));
    assertThat(state().category()).isEqualTo(Category.UNREACHABLE);
  }

  @Test
  void theNewestEventIsTheNewestEvenWhenALateOneFollows() throws Exception {
    pollWell();
    saw("2026-11-20T09:59:00Z");
    saw("2026-11-20T08:00:00Z");
    assertThat(state().newestEvent()).contains(Instant.parse("2026-11-20T09:59:00Z"));
  }

  @Test
  void aLateEventAtTheEndOfAPageDoesNotHideTheNewestOne() throws Exception {
    pollWell();
    saw("2026-11-20T09:59:00Z", "2026-11-20T08:00:00Z");
    assertThat(state().newestEvent()).contains(Instant.parse("2026-11-20T09:59:00Z"));
  }

  private void pollWell() {
    health.polls("main", "auditevents");
    health.polled("main", "auditevents");
  }

  private void fail(Exception failure) {
    health.polls("main", "auditevents");
    health.failed("main", "auditevents", failure);
  }

  private void saw(String... timestamps) throws Exception {
    ObjectMapper json = new ObjectMapper();
    List<com.fasterxml.jackson.databind.JsonNode> events = new java.util.ArrayList<>();
    for (String timestamp : timestamps) {
      events.add(json.createObjectNode().put("timestamp", timestamp));
    }
    health.saw("main", "auditevents", new Page(events, "C", false));
  }

  private FeedState state() {
    return health.states().get(AUDIT);
  }
}
