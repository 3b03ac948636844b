package dev.opsentinel.cli;

import dev.opsentinel.Version;
import dev.opsentinel.eventsapi.CursorStoreException;
import dev.opsentinel.pipeline.CannotStart;
import dev.opsentinel.settings.InvalidSettings;
import dev.opsentinel.settings.OneLine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line's top: finds the command, and turns what users can mend into sentences. */
@Command(
    name = "opsentinel",
    mixinStandardHelpOptions = true,
    versionProvider = OpSentinelCommand.JarVersion.class,
    description = "Brings 1Password activity into Microsoft Sentinel, as Apache Camel routes.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      DemoCommand.class,
      ValidateCommand.class,
      CursorCommand.class,
      CommandLine.HelpCommand.class
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  done",
      "  1  problems were found, or the work failed; each problem is one line",
      "  2  wrong usage, or settings that cannot be used",
      "",
      "Settings come from --set, environment variables (OPSENTINEL_...) or the file",
      "opsentinel.properties; docs/settings.md explains each of them."
    })
public final class OpSentinelCommand {

  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  /** Runs one command line and returns the exit code. */
  public static int execute(String... args) {
    return execute(new CommandLine(new OpSentinelCommand()), args);
  }

  /** As {@link #execute(String...)}, printing elsewhere than to the process's own streams. */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new OpSentinelCommand()).setOut(out).setErr(err);
    int exitCode = execute(line, args);
    out.flush();
    err.flush();
    return exitCode;
  }

  private static int execute(CommandLine line, String... args) {
    line.setExecutionExceptionHandler(OpSentinelCommand::explain);
    line.setParameterExceptionHandler(OpSentinelCommand::explainUsage);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    return line.execute(args);
  }

  /** One line, and where to read on: the whole help would push the sentence out of sight. */
  private static int explainUsage(CommandLine.ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("opsentinel: " + OneLine.masked(String.valueOf(wrong.getMessage())));
    boolean nothingAsked = !(wrong instanceof UnmatchedArgumentException) && isGroup(command);
    if (nothingAsked) {
      command.usage(err);
    } else {
      UnmatchedArgumentException.printSuggestions(wrong, err);
      err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    err.flush();
    return WRONG_USAGE;
  }

  private static boolean isGroup(CommandLine command) {
    return !command.getSubcommands().isEmpty();
  }

  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    LoggerFactory.getLogger(OpSentinelCommand.class).debug("the command failed", failure);
    List<String> lines = new ArrayList<>();
    int exitCode = FAILED;
    if (failure instanceof InvalidSettings settings) {
      lines.addAll(settings.warnings());
      lines.addAll(settings.problems());
      exitCode = WRONG_USAGE;
    } else if (failure instanceof CannotStart start) {
      lines.addAll(start.problems());
    } else if (failure instanceof CursorStoreException || failure instanceof UserError) {
      lines.add(failure.getMessage());
    } else {
      lines.add(
          "this should not happen: "
              + failure
              + " (run again with OPSENTINEL_LOG_LEVEL=debug and report what it prints)");
    }
    lines.forEach(problem -> err.println("opsentinel: " + problem));
    err.flush();
    return exitCode;
  }

  static final class JarVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"OpSentinel " + Version.number()};
    }
  }
}
