package dev.opsentinel.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of time with its unit, so that no reader has to guess between seconds and milliseconds.
 *
 * @param least as it would be written, for the messages
 * @param most as it would be written
 */
record DurationType(String least, String most) implements SettingType<Duration> {
  private static final Pattern PLAIN = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d)");
  private static final String EXAMPLES = "500ms, 90s, 5m, 47h, 2d or PT5M";

  @Override
  public Duration read(String text, Path base) throws BadValue {
    Duration duration = parse(text);
    if (duration.compareTo(parse(least)) < 0 || duration.compareTo(parse(most)) > 0) {
      throw BadValue.showing(
          text, "write a duration from " + least + " to " + most + ", such as " + EXAMPLES);
    }
    return duration;
  }

  private static Duration parse(String text) throws BadValue {
    Matcher plain = PLAIN.matcher(text);
    if (plain.matches()) {
      long amount = Long.parseLong(plain.group(1));
      return switch (plain.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        default -> Duration.ofDays(amount);
      };
    }
    try {
      Duration duration = Duration.parse(text.toUpperCase(Locale.ROOT));
      // Timers count milliseconds: a finer span would silently become a shorter one.
      if (duration.toNanosPart() % 1_000_000 == 0) {
        return duration;
      }
    } catch (DateTimeParseException notIso) {
      throw BadValue.showing(text, "write a duration such as " + EXAMPLES);
    }
    throw BadValue.showing(text, "write a duration in whole milliseconds, such as " + EXAMPLES);
  }

  @Override
  public Class<Duration> valueClass() {
    return Duration.class;
  }

  @Override
  public String words() {
    return "duration, " + least + " to " + most;
  }

  @Override
  public String example() {
    return least;
  }

  @Override
  public String text(Duration value) {
    return Long.toString(value.toMillis());
  }
}
