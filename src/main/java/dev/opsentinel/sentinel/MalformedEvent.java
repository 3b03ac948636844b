package dev.opsentinel.sentinel;

/** An event that no row can be made of. It goes to the dead letters alone; its page goes on. */
public final class MalformedEvent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason a short sentence without values of the event, fit to be counted by
   */
  public MalformedEvent(String reason) {
    super(reason);
  }
}
