package dev.opsentinel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsentinel.ledger.Counts;
import dev.opsentinel.ledger.PageTally;
import dev.opsentinel.pipeline.Home;
import dev.opsentinel.pipeline.Pipeline;
import dev.opsentinel.sentinel.TableSchema;
import dev.opsentinel.workspace.LocalTableFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a person watches: where the events go, redrawn in place on a terminal; a line now and then
 * where the output is no terminal.
 */
final class DemoScreen {

  private static final Map<String, String> TITLES =
      Map.of(
          "signinattempts", "sign-in attempts",
          "itemusages", "item usages",
          "auditevents", "audit events");

  /** Set by the launcher, which can ask the shell; Java 17 and 22 disagree about consoles. */
  private static final String TERMINAL = "opsentinel.launcher.terminal";

  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final int RATES_SHOWN = 40;
  private static final int ROWS_SHOWN = 6;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final Optional<PrintWriter> out;
  private final Optional<Pipeline> pipeline;
  private final Path home;
  private final int people;
  private final Instant begin;
  private final Optional<Duration> length;
  private final boolean terminal = Boolean.getBoolean(TERMINAL);
  private final Deque<Long> rates = new ArrayDeque<>();
  private long deliveredBefore;
  private int linesDrawn;
  private Instant lastLine = Instant.EPOCH;

  private DemoScreen(
      Optional<PrintWriter> out,
      Optional<Pipeline> pipeline,
      Path home,
      int people,
      Instant begin,
      Optional<Duration> length) {
    this.out = out;
    this.pipeline = pipeline;
    this.home = home;
    this.people = people;
    this.begin = begin;
    this.length = length;
  }

  static DemoScreen on(
      PrintWriter out,
      Pipeline pipeline,
      Path home,
      int people,
      Instant begin,
      Optional<Duration> length) {
    return new DemoScreen(Optional.of(out), Optional.of(pipeline), home, people, begin, length);
  }

  /** Shows nothing. */
  static DemoScreen none() {
    return new DemoScreen(
        Optional.empty(), Optional.empty(), Path.of(""), 0, Instant.EPOCH, Optional.empty());
  }

  /** Draws the present state. */
  void show() throws IOException {
    if (out.isEmpty() || pipeline.isEmpty()) {
      return;
    }
    Map<String, Counts> counts = DemoSummary.counts(pipeline.get());
    long delivered = counts.values().stream().mapToLong(Counts::delivered).sum();
    rates.addLast(delivered - deliveredBefore);
    deliveredBefore = delivered;
    if (rates.size() > RATES_SHOWN) {
      rates.removeFirst();
    }
    if (terminal) {
      draw(lines(counts));
    } else if (Duration.between(lastLine, Instant.now()).compareTo(BETWEEN_LINES) >= 0) {
      lastLine = Instant.now();
      Counts all = counts.values().stream().reduce(Counts.NONE, Counts::plus);
      out.get()
          .printf(
              "%s  fetched %,d  kept %,d  dropped %,d  delivered %,d  in flight %,d%n",
              elapsed(), all.fetched(), all.kept(), all.dropped(), all.delivered(), all.inFlight());
      out.get().flush();
    }
  }

  /** The last picture: the same figures, with where to look next. */
  String last(DemoSummary summary) throws IOException {
    if (terminal) {
      draw(List.of());
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(table(summary.counts()));
    lines.add("");
    lines.addAll(savings(summary.counts()));
    Path table = Home.workspace(home).resolve(TableSchema.read().table());
    lines.add(
        "%,d event rows are in the table, %.1f MB of NDJSON:"
            .formatted(summary.rows(), new LocalTableFiles(table).bytes() / 1e6));
    lines.add("  " + shortened(table));
    lines.add("");
    lines.add("What happened to each event is in routes/*.camel.yaml; edit one while a demo runs.");
    lines.add("Your own account: OPSENTINEL_EVENTS_API_TOKEN=... ./opsentinel run");
    return String.join(System.lineSeparator(), lines);
  }

  private List<String> lines(Map<String, Counts> counts) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-62s %s"
            .formatted(
                "OpSentinel demo: real routes, a simulated 1Password account, "
                    + people
                    + " people",
                elapsed()));
    lines.add("");
    lines.addAll(table(counts));
    lines.add("");
    lines.addAll(savings(counts));
    lines.add("delivered  " + sparkline());
    lines.add("");
    lines.addAll(latest());
    return lines;
  }

  private static List<String> table(Map<String, Counts> counts) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-18s %10s %10s %10s %10s %13s %10s"
            .formatted(
                "", "fetched", "dropped", "kept", "delivered", "dead-lettered", "in flight"));
    counts.forEach((feature, each) -> lines.add(row(TITLES.get(feature), each)));
    lines.add(row("all", counts.values().stream().reduce(Counts.NONE, Counts::plus)));
    return lines;
  }

  private static String row(String title, Counts counts) {
    return "%-18s %,10d %,10d %,10d %,10d %,13d %,10d"
        .formatted(
            title,
            counts.fetched(),
            counts.dropped(),
            counts.kept(),
            counts.delivered(),
            counts.deadLettered(),
            counts.inFlight());
  }

  private List<String> savings(Map<String, Counts> counts) {
    Counts all = counts.values().stream().reduce(Counts.NONE, Counts::plus);
    if (all.fetched() == 0 || pipeline.isEmpty()) {
      return List.of();
    }
    Map<String, Long> byEntry = new TreeMap<>();
    pipeline
        .get()
        .ledger()
        .counts()
        .keySet()
        .forEach(
            feed ->
                pipeline
                    .get()
                    .ledger()
                    .dropped(feed)
                    .forEach((drop, n) -> byEntry.merge(describe(drop), n, Long::sum)));
    List<String> lines = new ArrayList<>();
    lines.add(
        "the noise policy saves %.0f %% of the rows"
            .formatted(100.0 * all.dropped() / all.fetched()));
    byEntry.forEach((entry, n) -> lines.add("  %,10d  %s".formatted(n, entry)));
    return lines;
  }

  private static String describe(PageTally.Drop drop) {
    return drop.entry() + " (" + drop.reason() + ")";
  }

  private String sparkline() {
    long most = Math.max(1, rates.stream().mapToLong(Long::longValue).max().orElse(1));
    StringBuilder line = new StringBuilder();
    for (long rate : rates) {
      // The backlog's first seconds dwarf the live ones; the root keeps both visible.
      int height = (int) Math.round(Math.sqrt((double) rate / most) * (BARS.length() - 1));
      line.append(BARS.charAt(height));
    }
    return line.toString();
  }

  private List<String> latest() throws IOException {
    Path table = Home.workspace(home).resolve(TableSchema.read().table());
    List<String> lines = new ArrayList<>();
    lines.add("newest rows in the table");
    new LocalTableFiles(table)
        .latest().stream().limit(ROWS_SHOWN).map(DemoScreen::sentence).forEach(lines::add);
    return lines;
  }

  /** Names come from outside, so nothing that steers a terminal may pass. */
  private static String sentence(JsonNode row) {
    String who =
        first(
            row.path("user").path("name").asText(),
            row.path("target_user").path("name").asText(),
            row.path("actor_details").path("name").asText(),
            row.path("details").path("account").asText());
    String what =
        switch (row.path("log_source").asText()) {
          case "signinattempts" -> "signs in: " + row.path("category").asText();
          case "itemusages" ->
              row.path("action").asText() + ", " + row.path("client").path("app_name").asText();
          case "auditevents" ->
              row.path("action").asText() + " " + row.path("object_type").asText();
          default -> "is " + row.path("category").asText();
        };
    String city = row.path("location").path("city").asText();
    String line =
        "  %s  %-22s %s%s"
            .formatted(
                row.path("TimeGenerated").asText("                   ").substring(11, 19),
                who,
                what,
                city.isEmpty() ? "" : ", " + city);
    String plain = line.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 78 ? plain.substring(0, 78) : plain;
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "somebody";
  }

  private String elapsed() {
    long seconds = Duration.between(begin, Instant.now()).toSeconds();
    return length
        .map(all -> "%d s of %d s".formatted(seconds, all.toSeconds()))
        .orElse(seconds + " s");
  }

  private static String shortened(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }

  private void draw(List<String> lines) {
    PrintWriter terminalOut = out.orElseThrow();
    if (linesDrawn > 0) {
      terminalOut.print("\u001b[" + linesDrawn + "A\u001b[J");
    }
    lines.forEach(terminalOut::println);
    terminalOut.flush();
    linesDrawn = lines.size();
  }
}
