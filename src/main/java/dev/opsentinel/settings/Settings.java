package dev.opsentinel.settings;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/** The values that hold for this run: checked once, never changing after. */
public final class Settings {
  private final Map<String, Object> values;
  private final Map<String, String> placeholders;
  private final List<AccountSettings> accounts;
  private final List<String> warnings;

  Settings(
      Map<String, Object> values,
      Map<String, String> placeholders,
      List<AccountSettings> accounts,
      List<String> warnings) {
    this.values = Map.copyOf(values);
    this.placeholders = Collections.unmodifiableMap(new TreeMap<>(placeholders));
    this.accounts = List.copyOf(accounts);
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Reads and checks everything at once, so that a user mends all problems in one go.
   *
   * @throws InvalidSettings with one line a problem
   */
  public static Settings load(SettingSources sources) {
    return new Resolution(sources).settings();
  }

  /** The value of a setting that has a default. */
  public <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseThrow(() -> new NoSuchElementException(setting.name() + " is not set"));
  }

  /** The value of a setting that may be unset. */
  public <T> Optional<T> find(Setting<T> setting) {
    return Optional.ofNullable(values.get(setting.name())).map(setting.type().valueClass()::cast);
  }

  /**
   * Every value that is no secret, by full setting name, for <code>{{opsentinel.x}}</code> in
   * routes. Durations are milliseconds, paths absolute; what is not set is not there.
   */
  public Map<String, String> placeholders() {
    return placeholders;
  }

  /** {@code main} first, the others by name; empty when no token is set. */
  public List<AccountSettings> accounts() {
    return accounts;
  }

  /**
   * The accounts, for what cannot work without one.
   *
   * @throws InvalidSettings when there is none
   */
  public List<AccountSettings> requireAccounts() {
    if (accounts.isEmpty()) {
      Setting<Secret> token = SettingCatalogue.EVENTS_API_TOKEN;
      String problem =
          token.name()
              + " is missing: set "
              + token.environment()
              + " to the bearer token of an Events Reporting integration,"
              + " or watch the demo: ./opsentinel demo";
      throw new InvalidSettings(List.of(problem), warnings);
    }
    return accounts;
  }

  /** What looks odd but stops nothing; one line each. */
  public List<String> warnings() {
    return warnings;
  }
}
