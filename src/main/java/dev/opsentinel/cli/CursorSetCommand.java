package dev.opsentinel.cli;

import dev.opsentinel.pipeline.Home;
import dev.opsentinel.settings.SettingCatalogue;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code opsentinel cursor set}. */
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    description = {
      "Sets the cursor of a feed, for example to one from `cursor show`.",
      "%nThe collector must be stopped."
    })
final class CursorSetCommand implements Callable<Integer> {

  @Mixin private SettingOptions options;
  @Mixin private FeedOptions feed;

  @Parameters(index = "1", paramLabel = "CURSOR", description = "As the Events API issued it.")
  private String cursor = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (cursor.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "the cursor is empty: to begin anew use `opsentinel cursor reset`");
    }
    try (Home home = Home.take(options.load().get(SettingCatalogue.HOME))) {
      Instant now = Instant.now();
      Home.cursorStore(home.folder())
          .replace(feed.account(), feed.feature(), Optional.of(cursor.strip()), now, now);
    }
    spec.commandLine().getOut().println(feed.account() + " " + feed.feature() + ": cursor set");
    return 0;
  }
}
