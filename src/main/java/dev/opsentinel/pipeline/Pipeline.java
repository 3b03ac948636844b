package dev.opsentinel.pipeline;

import dev.opsentinel.buffer.Spool;
import dev.opsentinel.eventsapi.Accounts;
import dev.opsentinel.eventsapi.InvalidAccounts;
import dev.opsentinel.ledger.Feed;
import dev.opsentinel.ledger.Ledger;
import dev.opsentinel.noise.InvalidNoisePolicy;
import dev.opsentinel.noise.NoisePolicy;
import dev.opsentinel.routing.LiveRoutes;
import dev.opsentinel.routing.Placeholders;
import dev.opsentinel.routing.RouteCheck;
import dev.opsentinel.routing.RouteProblem;
import dev.opsentinel.settings.AccountSettings;
import dev.opsentinel.settings.SettingCatalogue;
import dev.opsentinel.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.main.Main;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of a folder, running on camel-main until closed. */
public final class Pipeline implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  /** Longer than any single wait in the routes, so that a page in flight ends by itself. */
  private static final int SHUTDOWN_SECONDS = 15;

  private static final int METRICS_REFRESH_SECONDS = 2;

  private final Main main;
  private final Home home;
  private final Beans beans;

  private Pipeline(Main main, Home home, Beans beans) {
    this.main = main;
    this.home = home;
    this.beans = beans;
  }

  /**
   * Checks settings, policy and routes as a start would, without starting or writing anything.
   *
   * @return one line a problem; empty when all is well
   */
  public static List<String> validate(Settings settings) {
    List<String> problems = new ArrayList<>();
    Accounts accounts = Accounts.of(List.of(), "v2");
    try {
      accounts = accounts(settings, settings.accounts());
    } catch (InvalidAccounts e) {
      problems.addAll(e.problems());
    }
    try {
      NoisePolicy policy = NoisePolicy.read(settings.get(SettingCatalogue.NOISE_POLICY));
      try (Beans beans = new Beans(settings, accounts, policy, Clock.systemUTC())) {
        routeProblems(settings, beans).forEach(problem -> problems.add(problem.toString()));
      }
    } catch (InvalidNoisePolicy e) {
      problems.addAll(e.problems());
    }
    return problems;
  }

  /**
   * Starts the routes.
   *
   * @param accountSettings the accounts to poll
   * @throws CannotStart with one line a problem
   */
  public static Pipeline start(
      Settings settings, List<AccountSettings> accountSettings, Clock clock) {
    return start(settings, accountSettings, clock, context -> {});
  }

  /** Also lets a test watch the context before the routes are loaded. */
  static Pipeline start(
      Settings settings,
      List<AccountSettings> accountSettings,
      Clock clock,
      Consumer<CamelContext> watch) {
    Beans beans = checkedBeans(settings, accountSettings, clock);
    Main main = new Main();
    boolean observed = Observation.configure(main, settings);
    Home home = Home.take(settings.get(SettingCatalogue.HOME));
    try {
      main.configure()
          .withBasePackageScanEnabled(false)
          .withShutdownTimeout(SHUTDOWN_SECONDS)
          .withRoutesIncludePattern(
              "file:" + settings.get(SettingCatalogue.ROUTES) + "/*.camel.yaml");
      settings.placeholders().forEach(main::addOverrideProperty);
      main.configure().addConfiguration(new Binding(beans, watch));
      for (Spool.Label waiting : beans.spool().waiting()) {
        beans.ledger().carriedOver(new Feed(waiting.account(), waiting.feature()), waiting.count());
      }
      main.start();
      Pipeline pipeline = new Pipeline(main, home, beans);
      pipeline.watchEdits(settings);
      if (observed) {
        pipeline.showLedger();
      }
      return pipeline;
    } catch (Exception e) {
      LOG.debug("the start failed", e);
      beans.close();
      closeQuietly(main, home);
      throw new CannotStart("the routes do not start: " + rootMessage(e));
    }
  }

  /** What became of every event so far. */
  public Ledger ledger() {
    return beans.ledger();
  }

  /** Messages that wait in the buffer, and rows of pages that are on their way there or back. */
  public long inFlight() {
    return ledger().counts().keySet().stream()
            .filter(feed -> beans.schema().features().contains(feed.feature()))
            .mapToLong(feed -> Math.abs(ledger().inFlight(feed)))
            .sum()
        + beans.spool().waiting().size();
  }

  /** Stops polling; what is in the buffer is still delivered. */
  public void stopPolling() {
    beans.polling().pause();
    for (Route route : context().getRoutes()) {
      if (route.getRouteId().startsWith("poll-") || route.getRouteId().equals("health-rows")) {
        try {
          context().getRouteController().stopRoute(route.getRouteId());
        } catch (Exception e) {
          throw new IllegalStateException(route.getRouteId() + " does not stop", e);
        }
      }
    }
  }

  /** Stops the routes; pages and messages in flight end first, within 15 seconds. */
  @Override
  public void close() {
    beans.polling().pause();
    closeQuietly(main, home);
    beans.close();
  }

  CamelContext context() {
    return main.getCamelContext();
  }

  private void watchEdits(Settings settings) throws IOException {
    if (!settings.get(SettingCatalogue.ROUTES_RELOAD)) {
      return;
    }
    Path routes = settings.get(SettingCatalogue.ROUTES);
    Path policyFile = settings.get(SettingCatalogue.NOISE_POLICY);
    LiveRoutes liveRoutes =
        new LiveRoutes(
            context(),
            routes,
            routeCheck(settings, beans),
            beans.polling(),
            problem -> LOG.warn("{}; the running version goes on", problem));
    LivePolicy livePolicy;
    try {
      livePolicy = new LivePolicy(policyFile, NoisePolicy.read(policyFile), beans.noise());
    } catch (InvalidNoisePolicy e) {
      throw new CannotStart(e.problems());
    }
    ScheduledExecutorService watcher =
        context().getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "edits");
    long millis = settings.get(SettingCatalogue.ROUTES_RELOAD_INTERVAL).toMillis();
    ScheduledFuture<?> unused =
        watcher.scheduleWithFixedDelay(
            () -> look(liveRoutes, livePolicy), millis, millis, TimeUnit.MILLISECONDS);
  }

  @SuppressWarnings("IllegalCatch") // or the first surprise would end the watching in silence
  private static void look(LiveRoutes liveRoutes, LivePolicy livePolicy) {
    try {
      liveRoutes.look();
      livePolicy.look();
    } catch (RuntimeException e) {
      LOG.error("edits could not be looked at: {}", e.toString(), e);
    }
  }

  private void showLedger() {
    MeterRegistry metrics = context().getRegistry().findSingleByType(MeterRegistry.class);
    LedgerMetrics ledgerMetrics = new LedgerMetrics(ledger(), metrics);
    ScheduledFuture<?> unused =
        context()
            .getExecutorServiceManager()
            .newSingleThreadScheduledExecutor(this, "metrics")
            .scheduleWithFixedDelay(
                ledgerMetrics::refresh,
                METRICS_REFRESH_SECONDS,
                METRICS_REFRESH_SECONDS,
                TimeUnit.SECONDS);
  }

  private static Beans checkedBeans(
      Settings settings, List<AccountSettings> accountSettings, Clock clock) {
    NoisePolicy policy;
    Accounts accounts;
    try {
      accounts = accounts(settings, accountSettings);
      policy = NoisePolicy.read(settings.get(SettingCatalogue.NOISE_POLICY));
    } catch (InvalidAccounts e) {
      throw new CannotStart(e.problems());
    } catch (InvalidNoisePolicy e) {
      throw new CannotStart(e.problems());
    }
    accounts.warnings().forEach(LOG::warn);
    Beans beans = new Beans(settings, accounts, policy, clock);
    List<RouteProblem> problems = routeProblems(settings, beans);
    if (!problems.isEmpty()) {
      beans.close();
      throw new CannotStart(problems.stream().map(RouteProblem::toString).toList());
    }
    return beans;
  }

  private static Accounts accounts(Settings settings, List<AccountSettings> accounts) {
    return Accounts.of(accounts, settings.get(SettingCatalogue.EVENTS_API_VERSION));
  }

  private static List<RouteProblem> routeProblems(Settings settings, Beans beans) {
    Path routes = settings.get(SettingCatalogue.ROUTES);
    try {
      return routeCheck(settings, beans).problems(routes);
    } catch (IOException e) {
      return List.of(new RouteProblem(routes, 1, "the folder cannot be read: " + e.getMessage()));
    }
  }

  private static RouteCheck routeCheck(Settings settings, Beans beans) {
    return new RouteCheck(
        beans::bind, settings.placeholders(), beans.schema().features(), beans.accounts().names());
  }

  private static void closeQuietly(Main main, Home home) {
    main.stop();
    main.shutdown();
    try {
      home.close();
    } catch (IOException e) {
      LOG.debug("the lock of {} could not be released", home.folder(), e);
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }

  /** Hands the beans to camel-main before it loads the routes. */
  private record Binding(Beans beans, Consumer<CamelContext> watch)
      implements org.apache.camel.CamelConfiguration {
    @Override
    public void configure(CamelContext context) {
      Registry registry = context.getRegistry();
      Placeholders.onlyFromSettings(context);
      beans.bind(registry);
      watch.accept(context);
    }
  }
}
