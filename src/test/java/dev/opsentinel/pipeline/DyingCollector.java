package dev.opsentinel.pipeline;

import dev.opsentinel.settings.AccountSettings;
import dev.opsentinel.settings.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;

/**
 * A collector in a process of its own that dies as if killed, without any clean-up, after a step
 * was done for the n-th time. Arguments: home, URL, token, policy, step or NEVER, n.
 */
final class DyingCollector {

  static final int KILLED = 137;

  private DyingCollector() {}

  public static void main(String[] args) throws InterruptedException {
    Map<String, String> settings = new HashMap<>();
    settings.put("opsentinel.noise.policy", args[3]);
    settings.put("opsentinel.events-api.page-size", "50");
    AccountSettings account =
        new AccountSettings(
            AccountSettings.MAIN,
            Optional.of(URI.create(args[1])),
            Optional.of(Secret.of(args[2])),
            Optional.empty());
    Pipeline unused =
        Pipeline.start(
            Collector.settings(Path.of(args[0]), settings),
            List.of(account),
            Clock.systemUTC(),
            context -> {
              if (!args[4].equals("NEVER")) {
                dieAfter(context, Step.valueOf(args[4]), Integer.parseInt(args[5]));
              }
            });
    new CountDownLatch(1).await();
  }

  private static void dieAfter(CamelContext context, Step step, int times) {
    AtomicInteger left = new AtomicInteger(times);
    context
        .getCamelContextExtension()
        .addInterceptStrategy(
            (camel, node, target, next) -> step.is(node) ? dying(target, left) : target);
  }

  private static Processor dying(Processor target, AtomicInteger left) {
    return exchange -> {
      target.process(exchange);
      if (exchange.getException() == null && left.decrementAndGet() == 0) {
        Runtime.getRuntime().halt(KILLED);
      }
    };
  }
}
