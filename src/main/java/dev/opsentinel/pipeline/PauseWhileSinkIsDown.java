package dev.opsentinel.pipeline;

import java.util.List;
import org.apache.camel.Route;
import org.apache.camel.throttling.ThrottlingExceptionRoutePolicy;

/**
 * Stops taking messages for 10 seconds after three deliveries failed within a minute.
 *
 * <p>One for each version of a route: Camel's policy keeps the route it paused and would start that
 * one again, also after another version took its place; then two would take the same message.
 */
final class PauseWhileSinkIsDown extends ThrottlingExceptionRoutePolicy {

  private static final int FAILURES = 3;
  private static final long WITHIN_MILLISECONDS = 60_000;
  private static final long TRY_AGAIN_AFTER_MILLISECONDS = 10_000;

  PauseWhileSinkIsDown() {
    super(FAILURES, WITHIN_MILLISECONDS, TRY_AGAIN_AFTER_MILLISECONDS, List.of(Exception.class));
  }

  /** The route is going for good, and so does what would wake it. */
  @Override
  @SuppressWarnings("IllegalCatch") // Camel declares Exception
  public void onRemove(Route route) {
    try {
      getCamelContext().removeService(this);
    } catch (Exception e) {
      handleException(e);
    }
    stop();
  }
}
