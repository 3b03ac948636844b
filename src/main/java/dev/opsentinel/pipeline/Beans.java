package dev.opsentinel.pipeline;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.opsentinel.Version;
import dev.opsentinel.buffer.DeadLetters;
import dev.opsentinel.buffer.Messages;
import dev.opsentinel.buffer.Spool;
import dev.opsentinel.eventsapi.Accounts;
import dev.opsentinel.eventsapi.Cursors;
import dev.opsentinel.eventsapi.EventsApiClient;
import dev.opsentinel.eventsapi.Pages;
import dev.opsentinel.eventsapi.Polling;
import dev.opsentinel.eventsapi.RateBudget;
import dev.opsentinel.eventsapi.RecentEvents;
import dev.opsentinel.eventsapi.RetryAfter;
import dev.opsentinel.health.FeedsHealthCheck;
import dev.opsentinel.health.Health;
import dev.opsentinel.health.HealthRows;
import dev.opsentinel.ledger.Ledger;
import dev.opsentinel.noise.NoiseFilter;
import dev.opsentinel.noise.NoisePolicy;
import dev.opsentinel.sentinel.ArrivalTime;
import dev.opsentinel.sentinel.KeptRows;
import dev.opsentinel.sentinel.RowMapping;
import dev.opsentinel.sentinel.TableSchema;
import dev.opsentinel.settings.SettingCatalogue;
import dev.opsentinel.settings.Settings;
import dev.opsentinel.workspace.LocalTable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.camel.spi.Registry;

/** The beans that routes call, by the names that the YAML uses. Making them touches no file. */
final class Beans implements AutoCloseable {

  private final TableSchema schema = TableSchema.read();
  private final ScheduledThreadPoolExecutor deadlines = deadlines();
  private final Accounts accounts;
  private final Ledger ledger = new Ledger();
  private final NoiseFilter noise;
  private final RecentEvents recentEvents = new RecentEvents();
  private final Pages pages = new Pages();
  private final Polling polling = new Polling();
  private final ObjectMapper json = json();
  private final Cursors cursors;
  private final RateBudget budget;
  private final RetryAfter retryAfter;
  private final EventsApiClient eventsApiClient;
  private final RowMapping rowMapping;
  private final Messages messages;
  private final Spool spool;
  private final DeadLetters deadLetters;
  private final LocalTable localTable;
  private final Health health;
  private final HealthRows healthRows;

  Beans(Settings settings, Accounts accounts, NoisePolicy policy, Clock clock) {
    Path home = settings.get(SettingCatalogue.HOME);
    this.accounts = accounts;
    this.noise = new NoiseFilter(policy, settings.get(SettingCatalogue.NOISE_FIRST_SIGHTS));
    this.cursors =
        new Cursors(
            Home.cursorStore(home),
            settings.get(SettingCatalogue.EVENTS_API_LOOK_BACK),
            settings.get(SettingCatalogue.EVENTS_API_PAGE_SIZE),
            clock);
    this.budget =
        new RateBudget(
            settings.get(SettingCatalogue.EVENTS_API_REQUESTS_PER_MINUTE),
            settings.get(SettingCatalogue.EVENTS_API_REQUESTS_PER_HOUR),
            clock);
    this.retryAfter = new RetryAfter(budget, clock);
    this.eventsApiClient =
        new EventsApiClient(
            settings.get(SettingCatalogue.EVENTS_API_TIMEOUT), Version.userAgent(), deadlines);
    this.rowMapping = new RowMapping(schema, json, Version.userAgent(), accounts::uuid);
    this.messages = new Messages(json);
    this.spool = new Spool(Home.spool(home), clock);
    this.deadLetters = new DeadLetters(Home.deadLetters(home), json, clock);
    this.localTable =
        new LocalTable(
            Home.workspace(home),
            schema.table(),
            json,
            new ArrivalTime(settings.get(SettingCatalogue.TABLE_PROMPT_WITHIN), clock),
            clock);
    this.health =
        new Health(accounts, json, settings.get(SettingCatalogue.HEALTH_SILENT_AFTER), clock);
    this.healthRows = new HealthRows(health, ledger, rowMapping, json, clock);
  }

  /** Binds every bean. What Camel ties to one route, its policy, is made anew for each. */
  void bind(Registry registry) {
    registry.bind("accounts", accounts);
    registry.bind("budget", budget);
    registry.bind("cursors", cursors);
    registry.bind("deadLetters", deadLetters);
    registry.bind("eventsApiClient", eventsApiClient);
    registry.bind("health", health);
    registry.bind("healthRows", healthRows);
    registry.bind("feedsHealthCheck", new FeedsHealthCheck(health));
    registry.bind("json", json);
    registry.bind("keptRows", new KeptRows());
    registry.bind("ledger", ledger);
    registry.bind("localTable", localTable);
    registry.bind("messages", messages);
    registry.bind("noise", noise);
    registry.bind("pages", pages);
    registry.bindAsPrototype(
        "pauseWhileSinkIsDown", PauseWhileSinkIsDown.class, PauseWhileSinkIsDown::new);
    registry.bind("polling", polling);
    registry.bind("recentEvents", recentEvents);
    registry.bind("retryAfter", retryAfter);
    registry.bind("rowMapping", rowMapping);
    registry.bind("spool", spool);
  }

  TableSchema schema() {
    return schema;
  }

  Accounts accounts() {
    return accounts;
  }

  Ledger ledger() {
    return ledger;
  }

  Polling polling() {
    return polling;
  }

  Spool spool() {
    return spool;
  }

  RowMapping rowMapping() {
    return rowMapping;
  }

  NoiseFilter noise() {
    return noise;
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
  }

  /** Numbers keep every digit that the Events API sent. */
  static ObjectMapper json() {
    return JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .addModule(new Jdk8Module())
        .build();
  }

  private static ScheduledThreadPoolExecutor deadlines() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "events-api-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
