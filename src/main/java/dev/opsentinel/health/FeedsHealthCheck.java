package dev.opsentinel.health;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Readiness of the collector, for {@code /observe/health}: down while any feed is in trouble. A
 * failing poll route alone would leave Camel's own checks up (camel-stack reference, 2.5).
 */
public final class FeedsHealthCheck extends AbstractHealthCheck {

  private final Health health;

  public FeedsHealthCheck(Health health) {
    super("opsentinel", "feeds");
    this.health = health;
  }

  @Override
  public boolean isLiveness() {
    return false; // restarting the process mends neither a token nor a network
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    builder.up();
    health
        .states()
        .forEach(
            (feed, state) -> {
              builder.detail(feed.toString(), state.category().toString());
              if (state.category() != Category.OK) {
                builder.down();
                builder.message(feed + ": " + state.sentence());
              }
            });
  }
}
