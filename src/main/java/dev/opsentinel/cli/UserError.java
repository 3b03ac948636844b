package dev.opsentinel.cli;

/** What the user asked for cannot be done; the message says why and what to do. */
final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UserError(String message) {
    super(message);
  }
}
