package dev.opsentinel.cli;

import dev.opsentinel.pipeline.Home;
import dev.opsentinel.settings.SettingCatalogue;
import dev.opsentinel.settings.Settings;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code opsentinel cursor reset}. */
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = {
      "Forgets the cursor of a feed; the next poll asks from a time on.",
      "%nWhat was delivered since then is delivered again. The collector must be stopped."
    })
final class CursorResetCommand implements Callable<Integer> {

  @Mixin private SettingOptions options;
  @Mixin private FeedOptions feed;

  @Option(
      names = "--start-time",
      paramLabel = "TIME",
      description =
          "From when to ask, for example 2026-11-20T00:00:00Z;"
              + " opsentinel.events-api.look-back ago when not given.")
  private String startTime = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Settings settings = options.load();
    Instant now = Instant.now();
    Instant start =
        startTime.isEmpty()
            ? now.minus(settings.get(SettingCatalogue.EVENTS_API_LOOK_BACK))
                .truncatedTo(ChronoUnit.SECONDS)
            : parse(startTime);
    try (Home home = Home.take(settings.get(SettingCatalogue.HOME))) {
      Home.cursorStore(home.folder())
          .replace(feed.account(), feed.feature(), Optional.empty(), start, now);
    }
    spec.commandLine()
        .getOut()
        .println(feed.account() + " " + feed.feature() + ": the next poll asks from " + start);
    return 0;
  }

  private Instant parse(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--start-time \"" + text + "\" is no time: write it like 2026-11-20T00:00:00Z");
    }
  }
}
