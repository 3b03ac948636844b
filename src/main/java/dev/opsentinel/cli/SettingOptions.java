package dev.opsentinel.cli;

import dev.opsentinel.settings.SettingCatalogue;
import dev.opsentinel.settings.SettingSources;
import dev.opsentinel.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The options of every command that reads settings. */
final class SettingOptions {

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A setting for this run, stronger than any other source. Can be repeated.")
  private Map<String, String> values = new LinkedHashMap<>();

  /** The settings of this run. */
  Settings load() {
    return load(Map.of(), Map.of());
  }

  /**
   * The settings of this run.
   *
   * @param defaults used where the user set nothing
   * @param forced stronger than the user's
   */
  Settings load(Map<String, String> defaults, Map<String, String> forced) {
    Map<String, String> all = new LinkedHashMap<>(defaults);
    SettingSources process = SettingSources.ofProcess(values);
    all.keySet().removeIf(name -> isSet(process, name));
    all.putAll(values);
    all.putAll(forced);
    Settings settings = Settings.load(SettingSources.ofProcess(all));
    LogLevel.apply(settings.get(SettingCatalogue.LOG_LEVEL));
    settings.warnings().forEach(LoggerFactory.getLogger(SettingOptions.class)::warn);
    return settings;
  }

  private static boolean isSet(SettingSources process, String name) {
    String environment = name.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_");
    return process.systemProperties().containsKey(name)
        || !process.environment().getOrDefault(environment, "").isBlank();
  }
}
