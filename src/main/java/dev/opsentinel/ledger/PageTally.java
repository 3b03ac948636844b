package dev.opsentinel.ledger;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of the events of one page, written down while the page passes and counted for good
 * only once the buffer holds its rows and the cursor is saved. A page that fails on the way is
 * asked for again; its tally is thrown away with it, so nothing counts twice.
 *
 * <p>Used by one thread at a time: the route that drains one feature of one account.
 */
public final class PageTally {

  private final String account;
  private final String feature;
  private final Map<Drop, Long> dropped = new TreeMap<>();
  private final Map<String, Long> deadLettered = new TreeMap<>();
  private final Map<String, Long> drift = new TreeMap<>();
  private final Set<String> firstSights = new HashSet<>();
  private long fetched;

  public PageTally(String account, String feature) {
    this.account = account;
    this.feature = feature;
  }

  /**
   * Why an event was dropped.
   *
   * @param entry the noise policy's entry, or {@code duplicates} for events that came before
   * @param reason the entry's own words
   */
  public record Drop(String entry, String reason) implements Comparable<Drop> {
    @Override
    public int compareTo(Drop other) {
      int byEntry = entry.compareTo(other.entry);
      return byEntry != 0 ? byEntry : reason.compareTo(other.reason);
    }
  }

  public void fetched(long events) {
    fetched += events;
  }

  public void dropped(String entry, String reason) {
    dropped.merge(new Drop(entry, reason), 1L, Long::sum);
  }

  public void deadLettered(String cause) {
    deadLettered.merge(cause, 1L, Long::sum);
  }

  /** One event carried a field, by its path, that the schema does not know or cannot hold. */
  public void drifted(String field) {
    drift.merge(field, 1L, Long::sum);
  }

  /**
   * Notes that this page saw {@code key} first.
   *
   * @return false when this page had it already
   */
  public boolean firstSight(String key) {
    return firstSights.add(key);
  }

  public String account() {
    return account;
  }

  public String feature() {
    return feature;
  }

  public long fetched() {
    return fetched;
  }

  public Map<Drop, Long> dropped() {
    return Collections.unmodifiableMap(dropped);
  }

  public Map<String, Long> deadLettered() {
    return Collections.unmodifiableMap(deadLettered);
  }

  public Map<String, Long> drift() {
    return Collections.unmodifiableMap(drift);
  }

  /** The keys of {@link #firstSight}, for the memory that outlives the page. */
  public Set<String> firstSights() {
    return Collections.unmodifiableSet(firstSights);
  }
}
