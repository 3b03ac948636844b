package dev.opsentinel.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Times as the API writes and reads them; here they are nanoseconds since 1970, UTC. */
final class Rfc3339 {
  /** Seconds are required, as the real server's parser requires them. */
  private static final Pattern FORM =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

  private static final long SECOND = 1_000_000_000L;
  private static final long LAST_SECOND = Long.MAX_VALUE / SECOND - 1;

  private Rfc3339() {}

  /** UTC with {@code Z}; up to nine fractional digits, trailing zeros trimmed as Go does. */
  static String text(long epochNanos) {
    int nanos = (int) Math.floorMod(epochNanos, SECOND);
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(Math.floorDiv(epochNanos, SECOND), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(30);
    number(text, time.getYear(), 4).append('-');
    number(text, time.getMonthValue(), 2).append('-');
    number(text, time.getDayOfMonth(), 2).append('T');
    number(text, time.getHour(), 2).append(':');
    number(text, time.getMinute(), 2).append(':');
    number(text, time.getSecond(), 2);
    if (nanos > 0) {
      number(text.append('.'), nanos, 9);
      int end = text.length();
      while (text.charAt(end - 1) == '0') {
        end--;
      }
      text.setLength(end);
    }
    return text.append('Z').toString();
  }

  private static StringBuilder number(StringBuilder text, int number, int width) {
    int scale = 1;
    for (int i = 1; i < width; i++) {
      scale *= 10;
    }
    for (; scale > 0; scale /= 10) {
      text.append((char) ('0' + number / scale % 10));
    }
    return text;
  }

  /** Empty when the text is no RFC 3339 time. */
  static OptionalLong parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(nanos(OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeException noSuchDay) {
      return OptionalLong.empty();
    }
  }

  /** Clamped to what 64 bits hold, the years 1678 to 2262. */
  static long nanos(Instant time) {
    long seconds = Math.max(-LAST_SECOND, Math.min(LAST_SECOND, time.getEpochSecond()));
    return seconds * SECOND + time.getNano();
  }
}
