package dev.opsentinel.eventsapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsentinel.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The account's request budget (Events API reference, 2.6). */
class RateBudgetTest {

  private final SettableClock clock = new SettableClock();

  @Test
  void withinTheBudgetARequestIsMadeAtOnce() {
    RateBudget budget = new RateBudget(600, 30_000, clock);

    for (int request = 0; request < 600; request++) {
      assertThat(budget.reserve("main")).isZero();
    }
  }

  @Test
  void aSpentMinuteIsRefusedWithTheTimeWhenItIsOver() {
    RateBudget budget = spent(new RateBudget(600, 30_000, clock), 600);

    assertThatThrownBy(() -> budget.reserve("main"))
        .isInstanceOf(WaitForBudget.class)
        .hasMessage(
            "the account main makes no request before 2026-03-18T22:01:00Z (rate limit of the"
                + " Events API)");
  }

  @Test
  void aRefusedRequestTakesNothingFromTheBudget() {
    RateBudget budget = spent(new RateBudget(2, 30_000, clock), 2);
    for (int refusal = 0; refusal < 5; refusal++) {
      assertThatThrownBy(() -> budget.reserve("main")).isInstanceOf(WaitForBudget.class);
    }

    clock.move(Duration.ofMinutes(1));

    assertThat(budget.reserve("main")).isZero();
    assertThat(budget.reserve("main")).isZero();
  }

  @Test
  void aShortWaitIsGivenInMillisecondsAndNeverRoundedDown() {
    RateBudget budget = spent(new RateBudget(1, 30_000, clock), 1);

    clock.move(Duration.ofSeconds(55).plusNanos(1));

    assertThat(budget.reserve("main")).isEqualTo(5_000);
  }

  @Test
  void accountsHaveBudgetsOfTheirOwn() {
    RateBudget budget = spent(new RateBudget(3, 30_000, clock), 3);

    assertThat(budget.reserve("other")).isZero();
  }

  @Test
  void noRequestIsMadeBeforeTheTimeThatTheServerAskedFor() {
    RateBudget budget = new RateBudget(600, 30_000, clock);
    budget.notBefore("main", SettableClock.START.plusSeconds(30));

    assertThatThrownBy(() -> budget.reserve("main"))
        .isInstanceOf(WaitForBudget.class)
        .hasMessageContaining("before 2026-03-18T22:00:30Z");
    assertThat(budget.reserve("other")).isZero();

    clock.move(Duration.ofSeconds(27));
    assertThat(budget.reserve("main")).isEqualTo(3_000);
    clock.move(Duration.ofSeconds(3));
    assertThat(budget.reserve("main")).isZero();
  }

  @Test
  void anEarlierRetryAfterDoesNotShortenALaterOne() {
    RateBudget budget = new RateBudget(600, 30_000, clock);
    budget.notBefore("main", SettableClock.START.plusSeconds(9));
    budget.notBefore("main", SettableClock.START.plusSeconds(2));

    assertThat(budget.reserve("main")).isEqualTo(9_000);
  }

  @Test
  void aClockThatIsSetBackAnHourHoldsTheAccountForAMinuteAndNotForTheHour() {
    RateBudget budget = new RateBudget(10, 30_000, clock);
    for (int minute = 0; minute < 30; minute++) {
      spent(budget, 10);
      clock.move(Duration.ofMinutes(1));
    }

    clock.move(Duration.ofHours(-1));
    assertThatThrownBy(() -> budget.reserve("main")).isInstanceOf(WaitForBudget.class);

    clock.move(Duration.ofMinutes(1));
    assertThatCode(() -> budget.reserve("main")).doesNotThrowAnyException();
  }

  @Property(tries = 300)
  void noMinuteAndNoHourEverHoldsMoreThanItsLimit(
      @ForAll @IntRange(min = 1, max = 8) int perMinute,
      @ForAll @IntRange(min = 8, max = 40) int perHour,
      @ForAll @Size(min = 50, max = 300)
          List<@LongRange(min = 0, max = 40_000_000_000L) Long> pauses) {
    SettableClock time = new SettableClock();
    RateBudget budget = new RateBudget(perMinute, perHour, time);

    List<Instant> made = new ArrayList<>();
    for (long pause : pauses) {
      time.move(Duration.ofNanos(pause));
      try {
        made.add(time.instant().plusMillis(budget.reserve("main")));
      } catch (WaitForBudget refused) {
        assertThat(refused).hasMessageContaining("main");
      }
    }

    assertThat(made).isSorted();
    assertLimit(made, perMinute, Duration.ofMinutes(1));
    assertLimit(made, perHour, Duration.ofHours(1));
  }

  private static void assertLimit(List<Instant> made, int limit, Duration window) {
    for (int i = 0; i + limit < made.size(); i++) {
      assertThat(Duration.between(made.get(i), made.get(i + limit))).isGreaterThanOrEqualTo(window);
    }
  }

  private static RateBudget spent(RateBudget budget, int requests) {
    for (int request = 0; request < requests; request++) {
      budget.reserve("main");
    }
    return budget;
  }
}
