package dev.opsentinel.eventsapi;

/** A position cannot be read or saved; the message says where, why and what to do. */
public final class CursorStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CursorStoreException(String message) {
    super(message);
  }

  CursorStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
