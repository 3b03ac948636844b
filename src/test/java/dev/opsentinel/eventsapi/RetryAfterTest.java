package dev.opsentinel.eventsapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsentinel.SettableClock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both forms of the header, and what is neither (peers reference, F3 and F4). */
class RetryAfterTest {

  private final SettableClock clock = new SettableClock();
  private final RateBudget budget = new RateBudget(600, 30_000, clock);
  private final RetryAfter retryAfter = new RetryAfter(budget, clock);

  @ParameterizedTest
  @CsvSource({
    "Retry-After, 7, 7000",
    "retry-after, ' 7 ', 7000",
    "Retry-After, 0, 0",
    "Retry-After, 'Wed, 18 Mar 2026 22:00:08 GMT', 8000",
    "Retry-After, 'Wed, 18 Mar 2026 21:00:00 GMT', 0",
  })
  void theBudgetStaysShutForSecondsOrUntilADate(String header, String value, long wait) {
    retryAfter.process(refusal(Map.of(header, value)));

    assertThat(budget.reserve("main")).isEqualTo(wait);
    assertThat(budget.reserve("other")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3600",
        "86400",
        "99999999999999999999999",
        "Fri, 18 Mar 2095 22:00:00 GMT",
      })
  void anAbsurdTimeIsCutToAnHour(String value) {
    retryAfter.process(refusal(Map.of("Retry-After", value)));

    assertThatThrownBy(() -> budget.reserve("main"))
        .isInstanceOf(WaitForBudget.class)
        .hasMessageContaining("before 2026-03-18T23:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "-5", "-9223372036854775808", "1.5", "\u0667", "2026-03-18T22:00:08Z"})
  void nonsenseIsPassedOver(String value) {
    retryAfter.process(refusal(Map.of("Retry-After", value)));

    assertThat(budget.reserve("main")).isZero();
  }

  @Test
  void aRefusalWithoutTheHeaderAsksForNothing() {
    retryAfter.process(refusal(Map.of("Content-Type", "text/plain")));
    retryAfter.process(refusal(null));
    retryAfter.process(exchange());

    assertThat(budget.reserve("main")).isZero();
  }

  private static Exchange refusal(Map<String, String> headers) {
    Exchange exchange = exchange();
    exchange.setProperty(
        Exchange.EXCEPTION_CAUGHT,
        new HttpOperationFailedException(
            "https://events.1password.com", 429, "Too Many Requests", null, headers, ""));
    return exchange;
  }

  private static Exchange exchange() {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.setVariable("account", "main");
    return exchange;
  }
}
