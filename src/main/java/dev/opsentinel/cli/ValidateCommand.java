package dev.opsentinel.cli;

import dev.opsentinel.pipeline.Pipeline;
import dev.opsentinel.settings.SettingCatalogue;
import dev.opsentinel.settings.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code opsentinel validate}: judges settings, policy and routes as a start and a reload do. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Checks settings, routes and noise policy without running them.")
final class ValidateCommand implements Callable<Integer> {

  @Mixin private SettingOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = options.load();
    List<String> problems = Pipeline.validate(settings);
    PrintWriter out = spec.commandLine().getOut();
    problems.forEach(out::println);
    if (problems.isEmpty()) {
      out.println("settings: ok");
      out.println("routes: ok, " + settings.get(SettingCatalogue.ROUTES));
      out.println("noise policy: ok, " + settings.get(SettingCatalogue.NOISE_POLICY));
      if (settings.accounts().isEmpty()) {
        out.println("accounts: none set, so `run` would not start; `demo` needs none");
      }
      return 0;
    }
    out.println(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
    return OpSentinelCommand.FAILED;
  }
}
