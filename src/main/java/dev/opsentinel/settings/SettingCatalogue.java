package dev.opsentinel.settings;

import static dev.opsentinel.settings.Fallback.by;
import static dev.opsentinel.settings.Fallback.none;
import static dev.opsentinel.settings.Fallback.text;
import static dev.opsentinel.settings.Fallback.when;

import dev.opsentinel.settings.PathType.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Every setting, in the order of the reference page. A setting that follows another stands after
 * it. After a change here: {@code mvn test -Dtest=SettingReferenceTest -Dregenerate=true}.
 */
public final class SettingCatalogue {

  public static final Setting<String> PROFILE =
      Setting.of(
          "opsentinel.profile",
          ChoiceType.of("local").later("azure"),
          text("local"),
          "Chooses the parts at the ends of the pipeline: buffer, sink and cursors.",
          "`local` needs no Azure account. Each part can be set alone as well.");

  public static final Setting<String> BUFFER =
      Setting.of(
          "opsentinel.buffer",
          ChoiceType.of("spool").later("azure-queue"),
          by(PROFILE, when("local", "spool"), when("azure", "azure-queue")),
          "Where rows wait for their delivery.",
          "The buffer holds a page before its cursor is saved, so that a crash loses nothing.");

  public static final Setting<String> SINK =
      Setting.of(
          "opsentinel.sink",
          ChoiceType.of("local").later("logs-ingestion"),
          by(PROFILE, when("local", "local"), when("azure", "logs-ingestion")),
          "Where rows are delivered to.",
          "`local` writes one JSON row a line under `opsentinel.home`.");

  public static final Setting<String> CURSORS =
      Setting.of(
          "opsentinel.cursors",
          ChoiceType.of("file").later("blob"),
          by(PROFILE, when("local", "file"), when("azure", "blob")),
          "Where the place reached in each feed is kept.",
          "Without it the next start would fetch everything again.");

  public static final Setting<Path> CONFIG =
      Setting.of(
          "opsentinel.config",
          PathType.of(Kind.EXISTING_FILE, "opsentinel.properties"),
          none("`opsentinel.properties` beside the launcher is read when it exists"),
          "The properties file with the other settings.",
          "A file that is named must exist. It cannot name another one itself.");

  public static final Setting<Path> HOME =
      Setting.of(
          "opsentinel.home",
          PathType.of(Kind.FOLDER, ".opsentinel"),
          text(".opsentinel"),
          "The folder for all local state: cursors, spool, dead letters, local tables.",
          "Back up and move this folder as a whole; two processes must not share it.");

  public static final Setting<Path> ROUTES =
      Setting.of(
          "opsentinel.routes",
          PathType.of(Kind.EXISTING_FOLDER, "routes"),
          text("routes"),
          "The folder of the Camel routes.",
          "Point it at a copy to change the pipeline without touching the installation.");

  public static final Setting<Boolean> ROUTES_RELOAD =
      Setting.of(
          "opsentinel.routes.reload",
          new BooleanType(),
          text("true"),
          "Whether a changed route file takes effect while the program runs.",
          "Turn it off where the files must not change the running pipeline.");

  public static final Setting<Duration> ROUTES_RELOAD_INTERVAL =
      Setting.of(
          "opsentinel.routes.reload-interval",
          new DurationType("100ms", "1h"),
          text("1s"),
          "How often the route files are looked at for changes.",
          "Short, so that an edit takes effect at once.");

  public static final Setting<Path> NOISE_POLICY =
      Setting.of(
          "opsentinel.noise.policy",
          PathType.of(Kind.FILE, "policies/default.yaml").under(ROUTES),
          text("policies/default.yaml"),
          "The noise policy: which events are kept, rolled up or dropped.",
          "The default drops no first sight of anything.");

  public static final Setting<Integer> NOISE_FIRST_SIGHTS =
      Setting.of(
          "opsentinel.noise.first-sights",
          new IntegerType("first sights", 1_000, 10_000_000),
          text("100000"),
          "How many first sights `keepFirst` remembers.",
          "When the memory is full, more rows are kept, never fewer.");

  public static final Setting<URI> EVENTS_API_URL =
      Setting.of(
          "opsentinel.events-api.url",
          new UrlType(),
          none("the server that the token itself names"),
          "The Events API of the account.",
          "It must be the token's own server: 1Password has one for each region.");

  public static final Setting<Secret> EVENTS_API_TOKEN =
      Setting.of(
          "opsentinel.events-api.token",
          new SecretType(),
          none("the account is not read, unless the token file is set"),
          "The bearer token of an Events Reporting integration.",
          "Best set in the environment; other users of the machine can read a command line.");

  public static final Setting<Path> EVENTS_API_TOKEN_FILE =
      Setting.of(
          "opsentinel.events-api.token-file",
          PathType.of(Kind.FILE, "/run/secrets/1password-token"),
          none("the account is not read, unless the token is set"),
          "A file that holds the bearer token, in place of the token.",
          "Read at each call, so that a new token takes effect without a restart.");

  public static final Setting<String> EVENTS_API_VERSION =
      Setting.of(
          "opsentinel.events-api.version",
          ChoiceType.of("v2", "v1"),
          text("v2"),
          "The version of the Events API.",
          "`v1` is for a server that does not offer `v2`.");

  public static final Setting<Integer> EVENTS_API_PAGE_SIZE =
      Setting.of(
          "opsentinel.events-api.page-size",
          new IntegerType("events", 1, 1_000),
          text("1000"),
          "How many events one request asks for.",
          "The cursor holds the size it began with: a change takes effect after `cursor reset`.");

  public static final Setting<Duration> EVENTS_API_LOOK_BACK =
      Setting.of(
          "opsentinel.events-api.look-back",
          new DurationType("1m", "120d"),
          text("47h"),
          "How far the very first request of a feed reaches back.",
          "Under 2 days, since Azure Monitor rewrites `TimeGenerated` of older rows;"
              + " older history is for `backfill`.");

  public static final Setting<Duration> EVENTS_API_TIMEOUT =
      Setting.of(
          "opsentinel.events-api.timeout",
          new DurationType("1s", "10m"),
          text("60s"),
          "The deadline of one request, from connecting to the answer's last byte.",
          "A deadline over all of it also ends an answer that trickles.");

  public static final Setting<Integer> EVENTS_API_REQUESTS_PER_MINUTE =
      Setting.of(
          "opsentinel.events-api.requests-per-minute",
          new IntegerType("requests", 1, 1_000_000),
          text("600"),
          "How many requests an account makes in a minute at most.",
          "The limit that 1Password sets; lower it when others use the same token.");

  public static final Setting<Integer> EVENTS_API_REQUESTS_PER_HOUR =
      Setting.of(
          "opsentinel.events-api.requests-per-hour",
          new IntegerType("requests", 1, 60_000_000),
          text("30000"),
          "How many requests an account makes in an hour at most.",
          "The limit that 1Password sets; lower it when others use the same token.");

  public static final Setting<String> POLL_MODE =
      Setting.of(
          "opsentinel.poll.mode",
          ChoiceType.of("near-real-time", "batched"),
          text("near-real-time"),
          "How eagerly the feeds are polled.",
          "`batched` makes fewer and larger uploads, for those who can wait.");

  public static final Setting<Duration> POLL_PERIOD =
      Setting.of(
          "opsentinel.poll.period",
          new DurationType("100ms", "24h"),
          by(POLL_MODE, when("near-real-time", "60s"), when("batched", "5m")),
          "The time between two polls of a feed.",
          "A poll drains its feed, so a longer period delays events but loses none.");

  public static final Setting<Duration> HEALTH_PERIOD =
      Setting.of(
          "opsentinel.health.period",
          new DurationType("1s", "24h"),
          text("5m"),
          "How often each feed writes a health row, also when idle.",
          "The shipped ingestion rules count on a row every 5 minutes.");

  public static final Setting<Duration> HEALTH_SILENT_AFTER =
      Setting.of(
          "opsentinel.health.silent-after",
          new DurationType("1s", "7d"),
          text("15m"),
          "A feed without a successful poll for so long is reported as unreachable.",
          "Keep it well above `opsentinel.poll.period`, or a healthy feed is reported.");

  public static final Setting<Duration> TABLE_PROMPT_WITHIN =
      Setting.of(
          "opsentinel.table.prompt-within",
          new DurationType("0s", "2d"),
          text("3m"),
          "A row that arrives within this of its event has the event's time as `TimeGenerated`.",
          "Later rows get the arrival time, so that no scheduled rule misses them.");

  public static final Setting<Integer> HTTP_PORT =
      Setting.of(
          "opsentinel.http.port",
          new IntegerType("", 1, 65_535),
          none("no HTTP server"),
          "The port of the HTTP server: health, metrics, console.",
          "Off until asked for: what does not listen cannot be attacked.");

  public static final Setting<String> HTTP_HOST =
      Setting.of(
          "opsentinel.http.host",
          new HostType(),
          text("127.0.0.1"),
          "The address that the HTTP server listens on.",
          "Loopback by default: opening it to others is a step to take knowingly.");

  public static final Setting<String> LOG_LEVEL =
      Setting.of(
          "opsentinel.log.level",
          ChoiceType.of("error", "warn", "info", "debug"),
          text("info"),
          "How much the program tells on its log.",
          "`info` says what a user can act on; `debug` is for finding a fault.");

  /** What each account has of its own. */
  static final List<Setting<?>> PER_ACCOUNT =
      List.of(EVENTS_API_URL, EVENTS_API_TOKEN, EVENTS_API_TOKEN_FILE);

  private static final List<Setting<?>> ALL =
      List.of(
          PROFILE,
          BUFFER,
          SINK,
          CURSORS,
          CONFIG,
          HOME,
          ROUTES,
          ROUTES_RELOAD,
          ROUTES_RELOAD_INTERVAL,
          NOISE_POLICY,
          NOISE_FIRST_SIGHTS,
          EVENTS_API_URL,
          EVENTS_API_TOKEN,
          EVENTS_API_TOKEN_FILE,
          EVENTS_API_VERSION,
          EVENTS_API_PAGE_SIZE,
          EVENTS_API_LOOK_BACK,
          EVENTS_API_TIMEOUT,
          EVENTS_API_REQUESTS_PER_MINUTE,
          EVENTS_API_REQUESTS_PER_HOUR,
          POLL_MODE,
          POLL_PERIOD,
          HEALTH_PERIOD,
          HEALTH_SILENT_AFTER,
          TABLE_PROMPT_WITHIN,
          HTTP_PORT,
          HTTP_HOST,
          LOG_LEVEL);

  private SettingCatalogue() {}

  /** Every setting, accounts other than {@code main} aside. */
  public static List<Setting<?>> all() {
    return ALL;
  }
}
