package dev.opsentinel.cli;

import dev.opsentinel.pipeline.Pipeline;
import dev.opsentinel.settings.AccountSettings;
import dev.opsentinel.settings.SettingCatalogue;
import dev.opsentinel.settings.Settings;
import java.time.Clock;
import java.util.List;
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
      "%nNeeds OPSENTINEL_EVENTS_API_TOKEN. The first request of a feed reaches back 47 hours,"
          + " or as long as opsentinel.events-api.look-back says."
    })
final class RunCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  @Mixin private SettingOptions options;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = options.load();
    List<AccountSettings> accounts = settings.requireAccounts();
    try (Stop stop = Stop.onSignal()) {
      collect(settings, accounts, stop);
      LOG.info("stopped");
    }
    return 0;
  }

  private static void collect(Settings settings, List<AccountSettings> accounts, Stop stop)
      throws InterruptedException {
    try (Pipeline pipeline = Pipeline.start(settings, accounts, Clock.systemUTC())) {
      LOG.info(
          "running: routes from {}, state in {}",
          settings.get(SettingCatalogue.ROUTES),
          settings.get(SettingCatalogue.HOME));
      stop.await();
      LOG.info("stopping: pages and messages in flight end first");
      pipeline.stopPolling();
    }
  }
}
