package dev.opsentinel.settings;

import java.util.Locale;

/**
 * One setting as data: its name, what it takes, what holds without it, what it is for and why it is
 * as it is. The declarations stand in {@link SettingCatalogue}.
 *
 * @param <T> the value's class
 */
public final class Setting<T> {
  private final String name;
  private final SettingType<T> type;
  private final Fallback fallback;
  private final String what;
  private final String why;

  private Setting(String name, SettingType<T> type, Fallback fallback, String what, String why) {
    this.name = name;
    this.type = type;
    this.fallback = fallback;
    this.what = what;
    this.why = why;
  }

  /**
   * A declaration.
   *
   * @param name full, with the {@code opsentinel.} in front
   * @param what one sentence: what it sets
   * @param why the reason for its default, or what to know before changing it
   */
  static <T> Setting<T> of(
      String name, SettingType<T> type, Fallback fallback, String what, String why) {
    return new Setting<>(name, type, fallback, what, why);
  }

  /** The same under another name: what an account's own settings are made with. */
  Setting<T> named(String other) {
    return new Setting<>(other, type, fallback, what, why);
  }

  /** Full name, such as {@code opsentinel.poll.period}. */
  public String name() {
    return name;
  }

  /** The environment variable, such as {@code OPSENTINEL_POLL_PERIOD}. */
  public String environment() {
    return environment(name);
  }

  static String environment(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Whether its value must never be shown. */
  public boolean secret() {
    return type.secret();
  }

  /** One sentence: what it sets. */
  public String what() {
    return what;
  }

  String why() {
    return why;
  }

  SettingType<T> type() {
    return type;
  }

  Fallback fallback() {
    return fallback;
  }

  @Override
  public String toString() {
    return name;
  }
}
