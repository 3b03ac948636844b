package dev.opsentinel.eventsapi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Variable;

/**
 * Requests that an account may still make: 600 a minute and 30,000 an hour over all features
 * (Events API reference, 2.6), and none before a {@code Retry-After} has passed.
 */
public final class RateBudget {

  /** Longer waits end the poll; the next tick of the timer comes back. Keeps stopping quick. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final int perMinute;
  private final int perHour;
  private final Clock clock;
  private final Map<String, Requests> byAccount = new HashMap<>();

  public RateBudget(int perMinute, int perHour, Clock clock) {
    this.perMinute = perMinute;
    this.perHour = perHour;
    this.clock = clock;
  }

  private static final class Requests {
    final Deque<Instant> made = new ArrayDeque<>();
    Instant notBefore = Instant.EPOCH;

    /**
     * Requests that lie further ahead than any wait were made before the clock was set back. They
     * still count, as late as they can have been, or the account would stand still until the clock
     * is where it was.
     */
    void clockSetBackTo(Instant now) {
      Instant latest = now.plus(LONGEST_WAIT);
      if (made.isEmpty() || !made.peekLast().isAfter(latest)) {
        return;
      }
      List<Instant> times = made.stream().map(at -> at.isAfter(latest) ? now : at).toList();
      made.clear();
      made.addAll(times);
    }
  }

  /**
   * Takes one request from the budget.
   *
   * @return milliseconds to wait before making it; mostly 0
   * @throws WaitForBudget when the wait is long; nothing is then taken
   */
  public synchronized long reserve(@Variable("account") String account) {
    Requests requests = byAccount.computeIfAbsent(account, name -> new Requests());
    Instant now = clock.instant();
    while (!requests.made.isEmpty()
        && requests.made.peekFirst().isBefore(now.minus(Duration.ofHours(1)))) {
      requests.made.removeFirst();
    }
    requests.clockSetBackTo(now);
    Instant at = latest(now, requests.notBefore);
    at = latest(at, requests.made.isEmpty() ? now : requests.made.peekLast()); // in order of asking
    at = latest(at, freeAgain(requests.made, perMinute, Duration.ofMinutes(1)));
    at = latest(at, freeAgain(requests.made, perHour, Duration.ofHours(1)));
    Duration wait = Duration.between(now, at);
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      throw new WaitForBudget(account, at);
    }
    long millis = wait.plusNanos(999_999).toMillis(); // rounded down, it would be too early
    requests.made.addLast(now.plusMillis(millis));
    return millis;
  }

  /** No request of the account before then. */
  public synchronized void notBefore(String account, Instant then) {
    Requests requests = byAccount.computeIfAbsent(account, name -> new Requests());
    requests.notBefore = latest(requests.notBefore, then);
  }

  /** When the window has room again: after its {@code limit}-th youngest request has left it. */
  private static Instant freeAgain(Deque<Instant> made, int limit, Duration window) {
    if (made.size() < limit) {
      return Instant.EPOCH;
    }
    Iterator<Instant> youngestFirst = made.descendingIterator();
    Instant nth = Instant.EPOCH;
    for (int i = 0; i < limit; i++) {
      nth = youngestFirst.next();
    }
    return nth.plus(window);
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
