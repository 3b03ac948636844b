package dev.opsentinel.eventsapi;

/** The settings of an account do not work together; the message is the sentence for the user. */
public final class InvalidAccount extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidAccount(String message) {
    super(message);
  }
}
