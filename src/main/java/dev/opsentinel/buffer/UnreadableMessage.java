package dev.opsentinel.buffer;

/** A buffer message that cannot be read now or ever; it goes to the dead letters as it is. */
public final class UnreadableMessage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableMessage(String reason) {
    super(reason);
  }
}
