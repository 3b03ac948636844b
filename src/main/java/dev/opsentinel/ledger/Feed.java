package dev.opsentinel.ledger;

/**
 * One stream of events.
 *
 * @param account its name in the settings
 * @param feature of the Events API
 */
public record Feed(String account, String feature) implements Comparable<Feed> {
  @Override
  public int compareTo(Feed other) {
    int byAccount = account.compareTo(other.account);
    return byAccount != 0 ? byAccount : feature.compareTo(other.feature);
  }

  @Override
  public String toString() {
    return account + " " + feature;
  }
}
