package dev.opsentinel.eventsapi;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;

/**
 * Lets drains be interrupted between two pages: when the program stops, and while routes are
 * exchanged. The next poll goes on from the cursor.
 */
public final class Polling {

  /** A count, since routes may be exchanged while the program stops. */
  private final AtomicInteger pauses = new AtomicInteger();

  /** Whether a drain asks for another page. */
  public boolean goesOn(@Variable("more") boolean more, Exchange exchange) {
    return more && pauses.get() == 0 && exchange.getContext().getStatus().isStarted();
  }

  /** Drains end after the page they are at, and none begins. */
  public void pause() {
    pauses.incrementAndGet();
  }

  /** Ends one pause; drains begin again when all are ended. */
  public void resume() {
    pauses.decrementAndGet();
  }
}
