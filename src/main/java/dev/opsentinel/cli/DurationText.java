package dev.opsentinel.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 20s}, {@code 5m} or {@code 1h} on the command line. */
final class DurationText implements ITypeConverter<Duration> {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})(s|m|h)");

  @Override
  public Duration convert(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new TypeConversionException("\"" + text + "\" is no time span: write 20s, 5m or 1h");
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
