package dev.opsentinel.eventsapi;

import org.apache.camel.Exchange;
import org.apache.camel.Variable;

/**
 * Lets drains be interrupted between two pages: when the program stops, and while routes are
 * exchanged. The next poll goes on from the cursor.
 */
public final class Polling {

  private volatile boolean paused;

  /** Whether a drain asks for another page. */
  public boolean goesOn(@Variable("more") boolean more, Exchange exchange) {
    return more && !paused && exchange.getContext().getStatus().isStarted();
  }

  /** Drains end after the page they are at, and none begins. */
  public void pause() {
    paused = true;
  }

  /** Ends a pause. */
  public void resume() {
    paused = false;
  }
}
