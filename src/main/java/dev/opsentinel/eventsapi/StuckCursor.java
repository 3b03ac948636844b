package dev.opsentinel.eventsapi;

/** The server says that there is more, but gives no new cursor (peers reference, D22). */
public final class StuckCursor extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StuckCursor() {
    super(
        "the Events API says that there is more but does not move the cursor; what it repeats is"
            + " dropped, and it is asked again at the next poll");
  }
}
