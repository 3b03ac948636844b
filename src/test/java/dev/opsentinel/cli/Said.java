package dev.opsentinel.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command line prints and returns, run in this process.
 *
 * @param out standard output
 * @param err standard error without the log
 */
record Said(int exitCode, String out, String err) {

  /** Runs the command with this checkout's routes; no account is set. */
  static Said by(List<String> settings, String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    settings.forEach(setting -> line.addAll(List.of("--set", setting)));
    return by(line.toArray(String[]::new));
  }

  static Said by(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = OpSentinelCommand.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Said(exitCode, out.toString(), err.toString());
  }
}
