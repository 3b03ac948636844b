package dev.opsentinel.settings;

import java.nio.file.Path;

/** Exactly {@code true} or {@code false}; "yes" or "1" would be read as false elsewhere. */
record BooleanType() implements SettingType<Boolean> {
  @Override
  public Boolean read(String text, Path base) throws BadValue {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw BadValue.showing(text, "write true or false");
    };
  }

  @Override
  public Class<Boolean> valueClass() {
    return Boolean.class;
  }

  @Override
  public String words() {
    return "`true` or `false`";
  }

  @Override
  public String example() {
    return "true";
  }
}
