import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.opsentinel.ledger.Counts;
import dev.opsentinel.pipeline.Pipeline;
import dev.opsentinel.settings.AccountSettings;
import dev.opsentinel.settings.Secret;
import dev.opsentinel.settings.SettingSources;
import dev.opsentinel.settings.Settings;
import dev.opsentinel.simulator.EventsApiSimulator;
import dev.opsentinel.simulator.SimulatorOptions;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many events a second pass, from the Events API to the table on disk, as a ratio to a bare
 * loop that only fetches and parses the same pages. Simulator, loop and pipeline share the machine.
 */
final class Throughput {

  private static final List<String> FEATURES =
      List.of("signinattempts", "itemusages", "auditevents");

  public static void main(String[] args) throws Exception {
    int people = args.length > 0 ? Integer.parseInt(args[0]) : 2500;
    SimulatorOptions company =
        SimulatorOptions.builder()
            .people(people)
            .history(Duration.ofDays(5))
            .ciFetchesPerDay(20_000)
            .unlimitedRequests()
            .build();
    try (EventsApiSimulator simulator = EventsApiSimulator.start(company)) {
      long events = FEATURES.stream().mapToLong(simulator::eventCount).sum();
      System.out.printf("%,d events of %,d people, pages of 1,000%n", events, people);
      Run warmUp = fetchAndParse(simulator);
      Run bare = fetchAndParse(simulator);
      print("fetch and parse only", bare, bare);
      print("pipeline, default policy (first, cold)", pipeline(simulator, "default.yaml"), bare);
      print("pipeline, default policy", pipeline(simulator, "default.yaml"), bare);
      System.out.printf("peak resident memory of this process: %s%n", peakMemory());
    }
  }

  private record Run(long events, double seconds, double cpuSeconds) {
    double perSecond() {
      return events / seconds;
    }
  }

  private static void print(String what, Run run, Run bare) {
    System.out.printf(
        "%-40s %,9.0f events/s %6.1f us CPU/event   %.2f of the bare loop%n",
        what, run.perSecond(), 1e6 * run.cpuSeconds() / run.events(), run.perSecond() / bare.perSecond());
  }

  private static Run fetchAndParse(EventsApiSimulator simulator) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    ObjectMapper json = new ObjectMapper();
    long begin = System.nanoTime();
    double cpu = cpuSeconds();
    long events = 0;
    for (String feature : FEATURES) {
      String body = "{\"limit\":1000,\"start_time\":\"2020-01-01T00:00:00Z\"}";
      boolean more = true;
      while (more) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(simulator.url() + "/api/v2/" + feature))
                .header("Authorization", "Bearer " + simulator.token())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        JsonNode page =
            json.readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
        events += page.path("items").size();
        more = page.path("has_more").asBoolean();
        body = json.createObjectNode().put("cursor", page.path("cursor").asText()).toString();
      }
    }
    return new Run(events, (System.nanoTime() - begin) / 1e9, cpuSeconds() - cpu);
  }

  private static Run pipeline(EventsApiSimulator simulator, String policy) throws Exception {
    Path home = Files.createTempDirectory("opsentinel-benchmark");
    Path checkout = Path.of("").toAbsolutePath();
    Settings settings =
        Settings.load(
            SettingSources.none(checkout)
                .withCommandLine(
                    Map.of(
                        "opsentinel.home", home.toString(),
                        "opsentinel.noise.policy", "policies/" + policy,
                        "opsentinel.events-api.look-back", "110d",
                        "opsentinel.events-api.requests-per-minute", "1000000",
                        "opsentinel.events-api.requests-per-hour", "60000000")));
    AccountSettings account =
        new AccountSettings(
            AccountSettings.MAIN,
            Optional.of(simulator.url()),
            Optional.of(Secret.of(simulator.token())),
            Optional.empty());
    long served = FEATURES.stream().mapToLong(simulator::eventCount).sum();
    try (Pipeline pipeline = Pipeline.start(settings, List.of(account), Clock.systemUTC())) {
      long begin = System.nanoTime();
      double cpu = cpuSeconds();
      while (fetched(pipeline) < served || pipeline.inFlight() > 0) {
        Thread.sleep(20);
      }
      return new Run(served, (System.nanoTime() - begin) / 1e9, cpuSeconds() - cpu);
    }
  }

  private static long fetched(Pipeline pipeline) {
    return pipeline.ledger().counts().entrySet().stream()
        .filter(feed -> FEATURES.contains(feed.getKey().feature()))
        .map(Map.Entry::getValue)
        .mapToLong(Counts::fetched)
        .sum();
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  private static String peakMemory() throws Exception {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .findFirst()
            .orElse("unknown")
            .replaceAll("VmHWM:\\s*", "")
        : "unknown";
  }
}
