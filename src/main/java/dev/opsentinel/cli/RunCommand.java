package dev.opsentinel.cli;

import dev.opsentinel.pipeline.Pipeline;
import dev.opsentinel.settings.SettingCatalogue;
import dev.opsentinel.settings.Settings;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code opsentinel run}: collects until it is told to stop. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Collects the events of the configured accounts until stopped (SIGTERM, Ctrl-C).",
      "Needs OPSENTINEL_EVENTS_API_TOKEN; the first request of a feed reaches back 47 hours."
    })
final class RunCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  @Mixin private SettingOptions options;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = options.load();
    try (Stop stop = Stop.onSignal();
        Pipeline pipeline =
            Pipeline.start(settings, settings.requireAccounts(), Clock.systemUTC())) {
      LOG.info(
          "running: routes from {}, state in {}",
          settings.get(SettingCatalogue.ROUTES),
          settings.get(SettingCatalogue.HOME));
      stop.await();
      LOG.info("stopping: pages and messages in flight end first");
      pipeline.stopPolling();
    }
    LOG.info("stopped");
    return 0;
  }
}
