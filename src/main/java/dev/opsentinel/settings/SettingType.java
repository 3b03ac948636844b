package dev.opsentinel.settings;

import java.nio.file.Path;
import java.util.Optional;

/** What a setting's text must look like, and the value it stands for. */
interface SettingType<T> {

  /**
   * The value that a text stands for.
   *
   * @param text stripped, never empty
   * @param base where a relative path starts; other types have no use for it
   */
  T read(String text, Path base) throws BadValue;

  Class<T> valueClass();

  /** Kind, unit and range, for the reference page. */
  String words();

  /** A text that this type takes, for a setting without a default. */
  String example();

  /** The value as routes see it through a placeholder. */
  default String text(T value) {
    return value.toString();
  }

  /** Whether neither text nor value may be shown anywhere. */
  default boolean secret() {
    return false;
  }

  /** The setting whose folder a relative path starts from, whichever source names it. */
  default Optional<Setting<Path>> anchor() {
    return Optional.empty();
  }
}
