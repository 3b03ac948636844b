package dev.opsentinel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final Feed USAGES = new Feed("main", "itemusages");
  private static final Feed SIGN_INS = new Feed("main", "signinattempts");
  private static final PageTally.Drop REPEAT = new PageTally.Drop("duplicates", "came before");
  private static final PageTally.Drop NOISE = new PageTally.Drop("fills", "noise is repetition");

  private final Ledger ledger = new Ledger();

  @Test
  void anEventOfAPageIsKeptDroppedOrDeadLettered() {
    ledger.count(page(10, 2, 1));

    assertThat(ledger.of(USAGES)).isEqualTo(new Counts(10, 8, 0, 2, 0, 1));
    assertThat(ledger.of(USAGES).inFlight()).isEqualTo(7);
  }

  @Test
  void pagesAddUp() {
    ledger.count(page(10, 2, 1));
    ledger.count(page(1000, 0, 0));
    ledger.count(page(0, 0, 0));

    assertThat(ledger.of(USAGES)).isEqualTo(new Counts(1010, 1008, 0, 2, 0, 1));
  }

  @Test
  void onceAllIsDeliveredOrDeadLetteredNothingIsInFlight() {
    ledger.count(page(10, 2, 1));

    ledger.delivered("main", "itemusages", 4);
    assertThat(ledger.of(USAGES).inFlight()).isEqualTo(3);
    ledger.deadLettered("main", "itemusages", 3, new IllegalStateException("torn"));

    Counts counts = ledger.of(USAGES);
    assertThat(counts).isEqualTo(new Counts(10, 8, 0, 2, 4, 4));
    assertThat(counts.inFlight()).isZero();
    assertThat(counts.fetched()).isEqualTo(counts.kept() + counts.rolledUp() + counts.dropped());
    assertThat(counts.kept()).isEqualTo(counts.delivered() + counts.deadLettered());
  }

  @Test
  void feedsAreCountedApart() {
    ledger.count(page(10, 2, 1));
    ledger.delivered("main", "signinattempts", 5);

    assertThat(ledger.counts())
        .isEqualTo(
            Map.of(
                USAGES, new Counts(10, 8, 0, 2, 0, 1),
                SIGN_INS, new Counts(0, 0, 0, 0, 5, 0)));
    assertThat(ledger.of(new Feed("other", "itemusages"))).isEqualTo(Counts.NONE);
  }

  @Test
  void dropsAreCountedByEntryAndReason() {
    PageTally tally = page(5, 1, 0);
    tally.dropped(NOISE.entry(), NOISE.reason());
    ledger.count(tally);
    ledger.count(page(5, 1, 0));

    assertThat(ledger.dropped(USAGES)).isEqualTo(Map.of(REPEAT, 2L, NOISE, 1L));
    assertThat(ledger.dropped(SIGN_INS)).isEmpty();
  }

  @Test
  void deadLettersAreCountedByCause() {
    ledger.count(page(5, 0, 2));
    ledger.deadLettered("main", "itemusages", 3, new IllegalStateException("torn"));
    ledger.deadLettered("main", "itemusages", 1, new IllegalStateException());

    assertThat(ledger.deadLettered(USAGES))
        .isEqualTo(Map.of("the event has no uuid", 2L, "torn", 3L, "null", 1L));
  }

  @Test
  void aPageThatIsNeverCountedLeavesNoTrace() {
    PageTally failed = page(10, 2, 0);

    ledger.malformed(failed, new IllegalStateException("the event has no uuid"));

    assertThat(failed.deadLettered()).isEqualTo(Map.of("the event has no uuid", 1L));
    assertThat(ledger.counts()).isEmpty();
  }

  @Test
  void namesOfDriftAreBoundedAndTheRestShareACounter() {
    for (int field = 0; field < 600; field++) {
      drifted("field " + field);
    }
    drifted("field 7");

    assertThat(ledger.drift()).hasSize(501).containsEntry("others", 100L);
    assertThat(ledger.drift()).containsEntry("field 7", 2L).doesNotContainKey("field 500");
    assertThat(ledger.drift().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(601);
  }

  @Test
  void whatTheLedgerHandsOutDoesNotChangeAfterwards() {
    ledger.count(page(10, 2, 1));
    Map<Feed, Counts> before = ledger.counts();

    ledger.count(page(10, 2, 1));

    assertThat(before).isEqualTo(Map.of(USAGES, new Counts(10, 8, 0, 2, 0, 1)));
  }

  private void drifted(String field) {
    PageTally tally = page(0, 0, 0);
    tally.drifted(field);
    ledger.count(tally);
  }

  private static PageTally page(int fetched, int repeats, int malformed) {
    PageTally tally = new PageTally(USAGES.account(), USAGES.feature());
    tally.fetched(fetched);
    for (int n = 0; n < repeats; n++) {
      tally.dropped(REPEAT.entry(), REPEAT.reason());
    }
    for (int n = 0; n < malformed; n++) {
      tally.deadLettered("the event has no uuid");
    }
    return tally;
  }
}
