package dev.opsentinel.settings;

import java.nio.file.Path;

/** What users read about the settings, made from the declarations, so that it cannot go stale. */
public final class SettingReference {
  private static final String PAGE =
      """
      # Settings

      Made from the declarations in `SettingCatalogue`; change them there.

      OpSentinel starts with one setting, the token of an Events Reporting integration:

      ```
      export OPSENTINEL_EVENTS_API_TOKEN=...
      ./opsentinel run
      ```

      A value is taken from the first of these places that has one:

      1. the command line: `--set opsentinel.poll.period=30s`
      2. a Java system property: `OPSENTINEL_JAVA_OPTS=-Dopsentinel.poll.period=30s`
      3. the environment: `OPSENTINEL_POLL_PERIOD=30s` (upper case, dots and dashes become underscores)
      4. the properties file: `opsentinel.properties` beside the launcher, or the file that `opsentinel.config` names (start from `opsentinel.properties.example`)
      5. the default

      An empty value counts as not set. A relative path starts at the current directory when it comes from the first three places, at the file's own folder when it comes from the file, and beside the launcher when it is a default. In the file, write `/` in paths: a backslash is an escape.

      All values are checked before anything starts. Each mistake is one line, with its place and what to write:

      ```
      opsentinel.poll.period is "5 minutes" (environment OPSENTINEL_POLL_PERIOD): write a duration such as 500ms, 90s, 5m, 47h, 2d or PT5M.
      opsentinel.poll.perod (opsentinel.properties line 7) is not a setting: did you mean opsentinel.poll.period?
      ```

      An unknown environment variable that starts with `OPSENTINEL_` is only a warning, since others may set such variables too. Durations take `ms`, `s`, `m`, `h` and `d`, or ISO 8601 (`PT5M`). In routes, every value that is no secret is a placeholder, `{{opsentinel.poll.period}}`; durations are milliseconds there, paths absolute.

      ## More than one account

      The account `main` has `opsentinel.events-api.url`, `.token` and `.token-file`. Each further account has the same three under a name of its own, 1 to 30 lower-case letters and digits with a letter first: `opsentinel.events-api.acme.token`, in the environment `OPSENTINEL_EVENTS_API_ACME_TOKEN`. Either the token or the token file makes an account; both together are refused.
      """;

  private static final String EXAMPLE =
      """
      # Settings of OpSentinel. Copy this file to opsentinel.properties and take the # from what you change.
      # docs/settings.md says more. The environment and the command line are stronger than this file.
      """;

  private SettingReference() {}

  /** The Markdown page {@code docs/settings.md}. */
  public static String page() {
    StringBuilder page = new StringBuilder(PAGE);
    String group = "";
    for (Setting<?> setting : SettingCatalogue.all()) {
      if (!group(setting).equals(group)) {
        group = group(setting);
        page.append("\n## ").append(group).append('\n');
      }
      page.append(
          """

          ### %s

          %s %s

          - Environment: `%s`
          - Takes: %s
          - Default: %s
          """
              .formatted(
                  setting.name(),
                  setting.what(),
                  setting.why(),
                  setting.environment(),
                  setting.type().words(),
                  fallback(setting)));
      page.append(setting.secret() ? "- Secret: yes, never shown or logged\n" : "- Secret: no\n");
    }
    return page.toString();
  }

  /** The text of {@code opsentinel.properties.example}: every setting, commented out. */
  public static String exampleFile() {
    StringBuilder file = new StringBuilder(EXAMPLE);
    for (Setting<?> setting : SettingCatalogue.all()) {
      if (setting == SettingCatalogue.CONFIG) {
        continue; // it names such a file, and so cannot stand in one
      }
      file.append(
          """

          # %s
          # %s
          # Takes: %s. Default: %s.
          #%s=%s
          """
              .formatted(
                  setting.what(),
                  setting.why(),
                  setting.type().words(),
                  fallback(setting),
                  setting.name(),
                  example(setting))
              .replace("`", ""));
    }
    return file.toString();
  }

  private static String fallback(Setting<?> setting) {
    String words = setting.fallback().words();
    if (setting.type().valueClass() != Path.class || setting.fallback() instanceof Fallback.None) {
      return words;
    }
    return setting
        .type()
        .anchor()
        .map(anchor -> words + " in the folder of `" + anchor.name() + "`, like any relative path")
        .orElse(words + " beside the launcher");
  }

  private static String example(Setting<?> setting) {
    if (setting.fallback() instanceof Fallback.Text fixed) {
      return fixed.text();
    }
    if (setting.fallback() instanceof Fallback.By by) {
      return by.cases().get(0).text();
    }
    return setting.type().example();
  }

  private static String group(Setting<?> setting) {
    return switch (setting.name().split("\\.", -1)[1]) {
      case "routes" -> "Routes";
      case "noise" -> "Noise";
      case "events-api" -> "Events API";
      case "poll" -> "Polling";
      case "health" -> "Health";
      case "table" -> "Table";
      case "http" -> "HTTP server";
      case "log" -> "Log";
      default -> "Parts and folders";
    };
  }
}
