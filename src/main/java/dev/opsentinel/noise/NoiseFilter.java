package dev.opsentinel.noise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsentinel.ledger.PageTally;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Applies the noise policy to the events of a page; what it leaves out, the page's tally counts.
 *
 * <p>A first sight counts for later pages only after {@link #remember}. Until the page is safely
 * buffered it stands in the page's tally alone: a page that fails and is fetched again comes with a
 * new tally, and so keeps its first sights again.
 *
 * <p>Used by all feeds at once. The policy can be swapped between any two events; what was seen
 * stays known.
 */
public final class NoiseFilter {

  private static final String REPEAT = "repeat within the hour";

  private final FirstSights firstSights;
  private volatile NoisePolicy policy;

  /**
   * Starts with an empty memory.
   *
   * @param capacity how many first sights are remembered, at some 300 bytes each
   */
  public NoiseFilter(NoisePolicy policy, int capacity) {
    this.policy = policy;
    this.firstSights = new FirstSights(capacity);
  }

  /**
   * Whether the event becomes a row; if not, the tally says by which entry. Never throws for what
   * an event looks like. What is no JSON object is kept: the rows' mapping has a sentence for it.
   */
  public boolean keeps(@Body JsonNode event, @Variable("tally") PageTally tally) {
    if (event == null || !event.isObject()) {
      return true;
    }
    EventFacts facts = EventFacts.of(tally.feature(), event);
    Verdict verdict = policy.decide(facts);
    return switch (verdict.treatment()) {
      case KEEP -> true;
      case KEEP_FIRST -> keepsFirst(facts, verdict, tally);
      case DROP -> {
        tally.dropped(verdict.entry(), verdict.why());
        yield false;
      }
    };
  }

  /**
   * Makes the page's first sights known to later pages. To be called where the page's tally is
   * counted for good: after the buffer took its rows, never before.
   */
  public void remember(@Variable("tally") PageTally tally) {
    firstSights.remember(tally.firstSights());
  }

  /** Takes effect with the next event. */
  public void replace(NoisePolicy newPolicy) {
    policy = newPolicy;
  }

  private boolean keepsFirst(EventFacts facts, Verdict verdict, PageTally tally) {
    Optional<String> key = SightKey.of(tally.account(), facts);
    if (key.isEmpty()) {
      return true;
    }
    boolean first = !firstSights.knows(key.get()) && tally.firstSight(key.get());
    if (!first) {
      tally.dropped(verdict.entry(), REPEAT);
    }
    return first;
  }
}
