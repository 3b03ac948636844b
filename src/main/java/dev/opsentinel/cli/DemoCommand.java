package dev.opsentinel.cli;

import dev.opsentinel.pipeline.Home;
import dev.opsentinel.pipeline.Pipeline;
import dev.opsentinel.settings.AccountSettings;
import dev.opsentinel.settings.Secret;
import dev.opsentinel.settings.SettingCatalogue;
import dev.opsentinel.settings.Settings;
import dev.opsentinel.simulator.AdverseAction;
import dev.opsentinel.simulator.EventsApiSimulator;
import dev.opsentinel.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code opsentinel demo}: the real routes against a simulated 1Password account. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the real routes against a simulated 1Password account.",
      "%nOver real HTTP, into a local table; needs no account and no Azure. State goes to the"
          + " folder demo in opsentinel.home, which is emptied at each start."
    })
final class DemoCommand implements Callable<Integer> {

  private static final Duration REFRESH = Duration.ofMillis(500);
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(60);

  @Mixin private SettingOptions options;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "Ends by itself after this, for example 20s; else Ctrl-C ends it.")
  private Optional<Duration> length = Optional.empty();

  @Option(names = "--json", description = "Prints only the figures, as one JSON object at the end.")
  private boolean json;

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "120",
      description = "Size of the simulated company; ${DEFAULT-VALUE} when not given.")
  private int people;

  @Option(
      names = "--live",
      paramLabel = "N",
      defaultValue = "20",
      description = "Events a second that happen while you watch; ${DEFAULT-VALUE} when not given.")
  private double live;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another number, another company.")
  private long seed;

  @Option(
      names = "--adverse",
      paramLabel = "ACTION",
      description =
          "Lets the simulated API misbehave once. Can be repeated. One of"
              + " ${COMPLETION-CANDIDATES}.")
  private List<AdverseAction> adverse = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    requireNotNegative("--people", people);
    requireNotNegative("--live", live);
    Settings settings = settings();
    Path home = settings.get(SettingCatalogue.HOME);
    Home.empty(home);
    try (Stop stop = Stop.onSignal()) {
      play(settings, home, stop);
    }
    return 0;
  }

  private void play(Settings settings, Path home, Stop stop)
      throws InterruptedException, IOException {
    Instant begin = Instant.now();
    try (EventsApiSimulator simulator = EventsApiSimulator.start(simulated(settings));
        Pipeline pipeline =
            Pipeline.start(settings, accounts(settings, simulator), Clock.systemUTC())) {
      adverse.forEach(action -> simulator.arm(action, 1));
      DemoScreen screen =
          json
              ? DemoScreen.none()
              : DemoScreen.on(spec.commandLine().getOut(), pipeline, home, people, begin, length);
      boolean told = false;
      while (!told && !over(begin)) {
        screen.show();
        told = stop.await(REFRESH);
      }
      pipeline.stopPolling();
      boolean drained = drain(pipeline);
      DemoSummary summary = DemoSummary.of(pipeline, Home.workspace(home));
      spec.commandLine().getOut().println(json ? summary.json() : screen.last(summary));
      spec.commandLine().getOut().flush();
      if (!drained) {
        throw new UserError(
            "the buffer did not drain within %d s: what is left is in %s"
                .formatted(LONGEST_DRAIN.toSeconds(), home));
      }
    }
  }

  private void requireNotNegative(String option, double number) {
    if (number < 0) {
      throw new ParameterException(
          spec.commandLine(), option + " is below 0: use 0 or more, or leave it out");
    }
  }

  private boolean over(Instant begin) {
    return length
        .filter(most -> Duration.between(begin, Instant.now()).compareTo(most) >= 0)
        .isPresent();
  }

  private static boolean drain(Pipeline pipeline) throws InterruptedException {
    Instant end = Instant.now().plus(LONGEST_DRAIN);
    while (pipeline.inFlight() > 0) {
      if (Instant.now().isAfter(end)) {
        return false;
      }
      java.util.concurrent.TimeUnit.MILLISECONDS.sleep(50);
    }
    return true;
  }

  private Settings settings() {
    Map<String, String> lively =
        Map.of(
            SettingCatalogue.POLL_PERIOD.name(), "1s",
            SettingCatalogue.LOG_LEVEL.name(), "warn");
    Path home = options.load(lively, Map.of()).get(SettingCatalogue.HOME).resolve("demo");
    return options.load(lively, Map.of(SettingCatalogue.HOME.name(), home.toString()));
  }

  private SimulatorOptions simulated(Settings settings) {
    return SimulatorOptions.builder()
        .seed(seed)
        .people(people)
        .liveEventsPerSecond(live)
        .requestsPerMinute(settings.get(SettingCatalogue.EVENTS_API_REQUESTS_PER_MINUTE))
        .requestsPerHour(settings.get(SettingCatalogue.EVENTS_API_REQUESTS_PER_HOUR))
        .build();
  }

  /**
   * Every account that the settings name is played by the simulator; no token of theirs is used.
   */
  private static List<AccountSettings> accounts(Settings settings, EventsApiSimulator simulator) {
    Set<String> names = new LinkedHashSet<>(Set.of(AccountSettings.MAIN));
    settings.accounts().forEach(account -> names.add(account.name()));
    return names.stream()
        .map(
            name ->
                new AccountSettings(
                    name,
                    Optional.of(simulator.url()),
                    Optional.of(Secret.of(simulator.token())),
                    Optional.empty()))
        .toList();
  }
}
