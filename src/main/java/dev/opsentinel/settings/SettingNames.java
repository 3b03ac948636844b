package dev.opsentinel.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Which names mean something, and what a misspelt one was meant to be. */
final class SettingNames {
  private static final String PREFIX = "opsentinel.";
  private static final String ACCOUNTS = "opsentinel.events-api.";
  private static final int NEAR = 3;

  /** Answers -1 for what is further off. */
  private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(NEAR);

  private static final Pattern ACCOUNT =
      Pattern.compile("opsentinel\\.events-api\\.([a-z][a-z0-9]{0,29})\\.(url|token|token-file)");
  private static final Pattern ACCOUNT_VARIABLE =
      Pattern.compile("OPSENTINEL_EVENTS_API_([A-Z][A-Z0-9]{0,29})_(URL|TOKEN|TOKEN_FILE)");
  private static final Pattern PERHAPS_ACCOUNT =
      Pattern.compile("OPSENTINEL_EVENTS_API_(.+)_(URL|TOKEN|TOKEN_FILE)");
  private static final Pattern PERHAPS_OF_ACCOUNT =
      Pattern.compile("OPSENTINEL_EVENTS_API_([A-Z][A-Z0-9]{0,29})_.*");

  private static final Map<String, Setting<?>> BY_VARIABLE = new LinkedHashMap<>();

  static {
    SettingCatalogue.all().forEach(setting -> BY_VARIABLE.put(setting.environment(), setting));
  }

  private SettingNames() {}

  static boolean known(String name) {
    Setting<?> setting = BY_VARIABLE.get(Setting.environment(name));
    return (setting != null && setting.name().equals(name)) || account(name).isPresent();
  }

  /** The full name that an environment variable sets. */
  static Optional<String> ofVariable(String variable) {
    Setting<?> setting = BY_VARIABLE.get(variable);
    if (setting != null) {
      return Optional.of(setting.name());
    }
    Matcher matcher = ACCOUNT_VARIABLE.matcher(variable);
    if (!matcher.matches() || matcher.group(1).equals("MAIN")) {
      return Optional.empty();
    }
    String part = matcher.group(2).replace('_', '-');
    return Optional.of((ACCOUNTS + matcher.group(1) + "." + part).toLowerCase(Locale.ROOT));
  }

  /** The account, other than {@code main}, that a full name belongs to. */
  static Optional<String> account(String name) {
    Matcher matcher = ACCOUNT.matcher(name);
    return matcher.matches() && !matcher.group(1).equals(AccountSettings.MAIN)
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }

  /** A per-account setting as the account itself has it. */
  static <T> Setting<T> forAccount(Setting<T> setting, String account) {
    return account.equals(AccountSettings.MAIN)
        ? setting
        : setting.named(ACCOUNTS + account + "." + setting.name().substring(ACCOUNTS.length()));
  }

  /** One line about a name in a file, a system property or {@code --set} that means nothing. */
  static String unknown(String name, String where) {
    // A token on a line of its own is a name to the file's grammar, so only our own are shown.
    String shown = name.startsWith(PREFIX) ? OneLine.of(name) : "A name without \"opsentinel.\"";
    return shown + " (" + where + ") is not a setting: " + hint(name, Setting::name);
  }

  /** One line about a variable that starts like ours and means nothing. */
  static String unknownVariable(String variable) {
    return OneLine.of(variable)
        + " (environment) is not a setting and has no effect: "
        + hint(variable, Setting::environment);
  }

  private static String hint(String name, Function<Setting<?>, String> show) {
    String like = Setting.environment(name);
    String variable = like.startsWith("OPSENTINEL_") ? like : "OPSENTINEL_" + like;
    Matcher account = PERHAPS_ACCOUNT.matcher(variable);
    if (account.matches() && account.group(1).equals("MAIN")) {
      variable = "OPSENTINEL_EVENTS_API_" + account.group(2);
    }
    Optional<Setting<?>> nearest = nearest(variable);
    if (nearest.isPresent()) {
      return "did you mean " + show.apply(nearest.get()) + "?";
    }
    return account.matches()
        ? "an account's name is 1 to 30 lower-case letters and digits, a letter first."
        : "docs/settings.md names every setting.";
  }

  private static Optional<Setting<?>> nearest(String variable) {
    if (variable.length() > 100) {
      return Optional.empty();
    }
    List<Setting<?>> candidates = new ArrayList<>(BY_VARIABLE.values());
    Matcher ofAccount = PERHAPS_OF_ACCOUNT.matcher(variable);
    if (ofAccount.matches() && !PERHAPS_ACCOUNT.matcher(variable).matches()) {
      String account = ofAccount.group(1).toLowerCase(Locale.ROOT);
      SettingCatalogue.PER_ACCOUNT.forEach(each -> candidates.add(forAccount(each, account)));
    }
    Setting<?> best = null;
    int least = NEAR + 1;
    for (Setting<?> candidate : candidates) {
      int distance = DISTANCE.apply(variable, candidate.environment());
      if (distance >= 0 && distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }
}
