package dev.opsentinel.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/** Counts what became of every event since this process started. */
public final class Ledger {

  /** Names of fields and causes come from outside; past this many the rest share one counter. */
  private static final int MOST_NAMES = 500;

  private final Map<Feed, Counts> counts = new TreeMap<>();
  private final Map<Feed, Map<PageTally.Drop, Long>> dropped = new TreeMap<>();
  private final Map<Feed, Map<String, Long>> deadLettered = new TreeMap<>();
  private final Map<Feed, Long> carriedOver = new TreeMap<>();
  private final Map<String, Long> drift = new TreeMap<>();

  /** Counts a page; called only after the buffer holds its rows. */
  public synchronized void count(@Variable("tally") PageTally tally) {
    Feed feed = new Feed(tally.account(), tally.feature());
    long drops = sum(tally.dropped());
    long letters = sum(tally.deadLettered());
    add(feed, new Counts(tally.fetched(), tally.fetched() - drops, 0, drops, 0, letters));
    tally.dropped().forEach((drop, n) -> in(dropped, feed).merge(drop, n, Long::sum));
    tally.deadLettered().forEach((cause, n) -> addBounded(in(deadLettered, feed), cause, n));
    tally.drift().forEach((field, n) -> addBounded(drift, field, n));
  }

  /** Notes in the page's tally that an event went to the dead letters; {@link #count} counts it. */
  public void malformed(
      @Variable("tally") PageTally tally,
      @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
    tally.deadLettered(String.valueOf(cause.getMessage()));
  }

  /** Rows of a message that the table has accepted. */
  public synchronized void delivered(
      @Variable("account") String account,
      @Variable("feature") String feature,
      @Variable("count") long rows) {
    add(new Feed(account, feature), new Counts(0, 0, 0, 0, rows, 0));
  }

  /** Rows of a message that went to the dead letters. */
  public synchronized void deadLettered(
      @Variable("account") String account,
      @Variable("feature") String feature,
      @Variable("count") long rows,
      @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
    Feed feed = new Feed(account, feature);
    add(feed, new Counts(0, 0, 0, 0, 0, rows));
    addBounded(in(deadLettered, feed), String.valueOf(cause.getMessage()), rows);
  }

  /** Rows that an earlier process kept and that wait in the buffer as this one starts. */
  public synchronized void carriedOver(Feed feed, long rows) {
    carriedOver.merge(feed, rows, Long::sum);
  }

  /** Rows of a feed that wait for the table, those of an earlier process included. */
  public synchronized long inFlight(Feed feed) {
    return of(feed).inFlight() + carriedOver.getOrDefault(feed, 0L);
  }

  /** Counts of one feed. */
  public synchronized Counts of(Feed feed) {
    return counts.getOrDefault(feed, Counts.NONE);
  }

  /** Counts by feed, health rows included under their own feature. */
  public synchronized Map<Feed, Counts> counts() {
    return new TreeMap<>(counts);
  }

  /** Suppressed events of a feed by policy entry and reason. */
  public synchronized Map<PageTally.Drop, Long> dropped(Feed feed) {
    return new TreeMap<>(dropped.getOrDefault(feed, Map.of()));
  }

  /** Dead letters of a feed by cause. */
  public synchronized Map<String, Long> deadLettered(Feed feed) {
    return new TreeMap<>(deadLettered.getOrDefault(feed, Map.of()));
  }

  /** Events with a field or value that the schema does not know, by field. */
  public synchronized Map<String, Long> drift() {
    return new TreeMap<>(drift);
  }

  private void add(Feed feed, Counts more) {
    counts.merge(feed, more, Counts::plus);
  }

  private static void addBounded(Map<String, Long> counters, String name, long events) {
    boolean room = counters.size() < MOST_NAMES || counters.containsKey(name);
    counters.merge(room ? name : "others", events, Long::sum);
  }

  private static <K extends Comparable<K>> Map<K, Long> in(
      Map<Feed, Map<K, Long>> byFeed, Feed feed) {
    return byFeed.computeIfAbsent(feed, none -> new TreeMap<>());
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
