package dev.opsentinel.workspace;

/** The sink takes nothing now. The rows stay in the buffer and are tried again. */
public final class SinkRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SinkRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
