package dev.opsentinel.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where values come from, the strongest first: command line, system properties, environment,
 * properties file, defaults. Handed in rather than asked of the process, so that a test can say
 * what is set.
 *
 * @param commandLine what {@code --set name=value} gave, by full name
 * @param systemProperties all of them; those that start with {@code opsentinel.} count
 * @param environment all of it; what starts with {@code OPSENTINEL_} counts
 * @param propertiesFile read in place of {@code opsentinel.properties} beside the launcher, and
 *     then it must exist; {@code opsentinel.config} is stronger
 * @param launcherDirectory where relative defaults start
 * @param currentDirectory where relative paths from command line and environment start
 */
public record SettingSources(
    Map<String, String> commandLine,
    Map<String, String> systemProperties,
    Map<String, String> environment,
    Optional<Path> propertiesFile,
    Path launcherDirectory,
    Path currentDirectory) {

  /** Begins what the launcher tells the program. Internal, so not in the catalogue. */
  static final String LAUNCHER = "opsentinel.launcher.";

  /** Set by the launcher: the folder it stands in. */
  public static final String LAUNCHER_DIRECTORY = LAUNCHER + "directory";

  public SettingSources {
    commandLine = Map.copyOf(commandLine);
    systemProperties = Map.copyOf(systemProperties);
    environment = Map.copyOf(environment);
    launcherDirectory = launcherDirectory.toAbsolutePath().normalize();
    currentDirectory = currentDirectory.toAbsolutePath().normalize();
  }

  /** Nothing set: defaults alone, with the launcher's folder as the current one. */
  public static SettingSources none(Path launcherDirectory) {
    return new SettingSources(
        Map.of(), Map.of(), Map.of(), Optional.empty(), launcherDirectory, launcherDirectory);
  }

  /** What this process was started with, and {@code commandLine} over it. */
  public static SettingSources ofProcess(Map<String, String> commandLine) {
    Properties properties = System.getProperties();
    Map<String, String> texts = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      String text = properties.getProperty(name);
      if (text != null) {
        texts.put(name, text);
      }
    }
    Path current = Path.of("");
    Path launcher = Path.of(texts.getOrDefault(LAUNCHER_DIRECTORY, ""));
    return new SettingSources(
        commandLine, texts, System.getenv(), Optional.empty(), launcher, current);
  }

  public SettingSources withCommandLine(Map<String, String> other) {
    return new SettingSources(
        other, systemProperties, environment, propertiesFile, launcherDirectory, currentDirectory);
  }

  public SettingSources withSystemProperties(Map<String, String> other) {
    return new SettingSources(
        commandLine, other, environment, propertiesFile, launcherDirectory, currentDirectory);
  }

  public SettingSources withEnvironment(Map<String, String> other) {
    return new SettingSources(
        commandLine, systemProperties, other, propertiesFile, launcherDirectory, currentDirectory);
  }

  public SettingSources withPropertiesFile(Path file) {
    return new SettingSources(
        commandLine,
        systemProperties,
        environment,
        Optional.of(file),
        launcherDirectory,
        currentDirectory);
  }

  public SettingSources withCurrentDirectory(Path directory) {
    return new SettingSources(
        commandLine, systemProperties, environment, propertiesFile, launcherDirectory, directory);
  }
}
