package dev.opsentinel;

import dev.opsentinel.cli.OpSentinelCommand;

/** The program's entry. */
public final class OpSentinel {
  private OpSentinel() {}

  public static void main(String[] args) {
    System.exit(OpSentinelCommand.execute(args));
  }
}
