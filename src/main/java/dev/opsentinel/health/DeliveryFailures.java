package dev.opsentinel.health;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/** Takes what a taker of messages would otherwise log at each attempt, and tells the health. */
public final class DeliveryFailures implements ExceptionHandler {

  private final Health health;

  public DeliveryFailures(Health health) {
    this.health = health;
  }

  @Override
  public void handleException(Throwable failure) {
    health.sinkFailed(failure);
  }

  @Override
  public void handleException(String message, Throwable failure) {
    health.sinkFailed(failure);
  }

  @Override
  public void handleException(String message, Exchange exchange, Throwable failure) {
    health.sinkFailed(failure.getCause() == null ? failure : failure.getCause());
  }
}
