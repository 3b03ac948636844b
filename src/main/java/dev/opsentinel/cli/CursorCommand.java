package dev.opsentinel.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code opsentinel cursor}: where polling stands, and how to change it. */
@Command(
    name = "cursor",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Shows and changes from where each feed is polled.",
    subcommands = {
      CursorShowCommand.class,
      CursorSetCommand.class,
      CursorResetCommand.class,
      CommandLine.HelpCommand.class
    })
final class CursorCommand {}
