package dev.opsentinel.settings;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A whole number in plain digits.
 *
 * @param unit what is counted, in the plural; empty when the number counts nothing
 */
record IntegerType(String unit, int least, int most) implements SettingType<Integer> {
  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,18}");

  @Override
  public Integer read(String text, Path base) throws BadValue {
    if (DIGITS.matcher(text).matches()) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return (int) number;
      }
    }
    throw BadValue.showing(
        text, "write a whole number from " + least + " to " + most + ", digits only");
  }

  @Override
  public Class<Integer> valueClass() {
    return Integer.class;
  }

  @Override
  public String words() {
    return "whole number" + (unit.isEmpty() ? "" : " of " + unit) + ", " + least + " to " + most;
  }

  @Override
  public String example() {
    return Integer.toString(Math.max(least, Math.min(most, 8080)));
  }
}
