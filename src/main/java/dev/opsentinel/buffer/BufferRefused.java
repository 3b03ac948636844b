package dev.opsentinel.buffer;

/** The buffer takes nothing now. Nothing is lost: the cursor stays before the refused page. */
public final class BufferRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BufferRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
