package dev.opsentinel.cli;

import dev.opsentinel.sentinel.TableSchema;
import dev.opsentinel.settings.AccountSettings;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names one feed on the command line. */
final class FeedOptions {

  @Parameters(paramLabel = "FEATURE", description = "signinattempts, itemusages or auditevents.")
  private String feature = "";

  @Option(
      names = "--account",
      paramLabel = "NAME",
      description = "The account's name in the settings; ${DEFAULT-VALUE} when not given.",
      defaultValue = AccountSettings.MAIN)
  private String account = AccountSettings.MAIN;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  String account() {
    if (!account.matches("[a-z][a-z0-9]{0,29}")) {
      throw new ParameterException(
          command.commandLine(),
          "\"" + account + "\" is no account name: use lower-case letters and digits");
    }
    return account;
  }

  String feature() {
    Set<String> features = new TreeSet<>(TableSchema.read().features());
    if (!features.contains(feature)) {
      throw new ParameterException(
          command.commandLine(),
          "\"" + feature + "\" is no feature: use one of " + String.join(", ", features));
    }
    return feature;
  }
}
