package dev.opsentinel.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.opsentinel.eventsapi.Position;
import dev.opsentinel.pipeline.Home;
import dev.opsentinel.settings.SettingCatalogue;
import dev.opsentinel.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code opsentinel cursor show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows the saved cursor of every feed. May run beside a running collector.")
final class CursorShowCommand implements Callable<Integer> {

  @Mixin private SettingOptions options;

  @Option(names = "--json", description = "Prints a JSON array for machines.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = options.load();
    Path home = settings.get(SettingCatalogue.HOME);
    List<Position> positions = Home.cursorStore(home).all();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(asJson(positions));
    } else if (positions.isEmpty()) {
      out.println("no cursor is saved in " + home + ": nothing was polled yet");
    } else {
      positions.forEach(position -> print(position, out));
    }
    return 0;
  }

  private static void print(Position position, PrintWriter out) {
    out.printf(
        "%s %s%n  saved %s, generation %d, first request from %s%n  %s%n",
        position.account(),
        position.feature(),
        position.savedAt(),
        position.generation(),
        position.startTime(),
        position.cursor().map(cursor -> "cursor " + cursor).orElse("no cursor yet"));
  }

  private static ArrayNode asJson(List<Position> positions) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Position position : positions) {
      array
          .addObject()
          .put("account", position.account())
          .put("feature", position.feature())
          .put("cursor", position.cursor().orElse(null))
          .put("startTime", position.startTime().toString())
          .put("savedAt", position.savedAt().toString())
          .put("generation", position.generation());
    }
    return array;
  }
}
