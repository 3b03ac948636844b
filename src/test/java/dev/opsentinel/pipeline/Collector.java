package dev.opsentinel.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsentinel.ledger.Counts;
import dev.opsentinel.ledger.Feed;
import dev.opsentinel.sentinel.TableSchema;
import dev.opsentinel.settings.AccountSettings;
import dev.opsentinel.settings.Secret;
import dev.opsentinel.settings.SettingSources;
import dev.opsentinel.settings.Settings;
import dev.opsentinel.simulator.EventsApiSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The real routes of this checkout, polling a simulator ten times a second into a test's home. */
public final class Collector implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Pipeline pipeline;
  private final Path home;

  private Collector(Pipeline pipeline, Path home) {
    this.pipeline = pipeline;
    this.home = home;
  }

  public static Collector start(Path home, EventsApiSimulator simulator) {
    return start(home, simulator, Map.of());
  }

  /**
   * Starts the routes.
   *
   * @param settings on top of a quick poll period, by full name
   */
  public static Collector start(
      Path home, EventsApiSimulator simulator, Map<String, String> settings) {
    return start(home, Map.of(AccountSettings.MAIN, simulator), settings);
  }

  /**
   * Starts the routes with several accounts; the shipped routes poll only {@code main}.
   *
   * @param simulators by account name
   * @param settings on top of a quick poll period, by full name
   */
  public static Collector start(
      Path home, Map<String, EventsApiSimulator> simulators, Map<String, String> settings) {
    List<AccountSettings> accounts = new ArrayList<>();
    simulators.forEach((name, simulator) -> accounts.add(account(name, simulator)));
    return new Collector(
        Pipeline.start(settings(home, settings), accounts, Clock.systemUTC()), home);
  }

  private static AccountSettings account(String name, EventsApiSimulator simulator) {
    return new AccountSettings(
        name,
        Optional.of(simulator.url()),
        Optional.of(Secret.of(simulator.token())),
        Optional.empty());
  }

  public static Settings settings(Path home, Map<String, String> more) {
    Map<String, String> all = new HashMap<>();
    all.put("opsentinel.home", home.toString());
    all.put("opsentinel.poll.period", "100ms");
    all.put("opsentinel.events-api.look-back", "110d");
    all.put("opsentinel.routes.reload-interval", "100ms");
    all.putAll(more);
    return Settings.load(SettingSources.none(checkout()).withCommandLine(all));
  }

  /** The top of this checkout, where {@code routes} lies. */
  public static Path checkout() {
    return Path.of(System.getProperty("opsentinel.launcher.directory", "."));
  }

  public Pipeline pipeline() {
    return pipeline;
  }

  public Counts counts(String feature) {
    return pipeline.ledger().of(new Feed(AccountSettings.MAIN, feature));
  }

  /** Waits until the table holds the events, whatever else it holds; fails when it never does. */
  public void awaitRows(String feature, java.util.Collection<String> uuids) {
    await().atMost(PATIENCE).until(() -> new HashSet<>(uuids(feature)).containsAll(uuids));
  }

  /** The {@code uuid_s} of a feature's rows, repeats included. */
  public List<String> uuids(String feature) {
    return rows().stream()
        .filter(row -> row.path("log_source").asText().equals(feature))
        .map(row -> row.path("uuid_s").asText())
        .toList();
  }

  /** Every row of the table except health rows. */
  public List<JsonNode> events() {
    return rows().stream()
        .filter(row -> !row.path("log_source").asText().equals(TableSchema.HEALTH))
        .toList();
  }

  /** Every row of the table. */
  public List<JsonNode> rows() {
    return rows(home);
  }

  /** Every whole row of a home's table; a torn last line is passed over, as readers must. */
  public static List<JsonNode> rows(Path home) {
    Path table = Home.workspace(home).resolve("OnePasswordEventLogs_CL");
    if (!Files.isDirectory(table)) {
      return List.of();
    }
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> rows = new ArrayList<>();
    try (Stream<Path> files = Files.walk(table)) {
      for (Path segment :
          files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList()) {
        String text = new String(Files.readAllBytes(segment), UTF_8);
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
          rows.add(json.readTree(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** What was kept aside, as the files have it. */
  public List<JsonNode> deadLetters() {
    Path folder = Home.deadLetters(home);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    ObjectMapper json = new ObjectMapper();
    try (Stream<Path> files = Files.list(folder)) {
      List<JsonNode> letters = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        letters.add(json.readTree(file.toFile()));
      }
      return letters;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
