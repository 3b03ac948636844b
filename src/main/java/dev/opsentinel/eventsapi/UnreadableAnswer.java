package dev.opsentinel.eventsapi;

/** A 200 whose body is no page. The cursor stays where it is and the page is asked for again. */
public final class UnreadableAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableAnswer(String message) {
    super(message);
  }
}
