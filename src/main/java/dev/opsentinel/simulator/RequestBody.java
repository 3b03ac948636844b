package dev.opsentinel.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.Duration;

/**
 * Reads where a request wants to go on: {@code {"cursor"}}, or a reset cursor of {@code limit},
 * {@code start_time} and {@code end_time}, none of them needed (Events API reference, "Request
 * bodies"). Keys it does not know are passed over, as a Go service does.
 */
final class RequestBody {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final int DEFAULT_LIMIT = 100;
  private static final int GREATEST_LIMIT = 1000;
  private static final long HOUR = Duration.ofHours(1).toNanos();

  private RequestBody() {}

  static Cursor cursor(String text, EventLog log, Clock clock) throws BadRequest {
    JsonNode body = parse(text);
    if (body.has("cursor")) {
      return Cursor.parse(body.path("cursor").asText())
          .filter(log::knows)
          .orElseThrow(() -> new BadRequest("Unknown cursor"));
    }
    int limit = limit(body.path("limit"));
    long end = time(body, "end_time", Long.MAX_VALUE);
    long latest = end == Long.MAX_VALUE ? Rfc3339.nanos(clock.instant()) : end;
    return log.open(limit, time(body, "start_time", latest - HOUR), end);
  }

  private static JsonNode parse(String text) throws BadRequest {
    JsonNode body;
    try {
      body = JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new BadRequest("Malformed JSON");
    }
    if (!body.isObject()) {
      throw new BadRequest("The body is no JSON object");
    }
    return body;
  }

  private static int limit(JsonNode limit) throws BadRequest {
    if (limit.isMissingNode()) {
      return DEFAULT_LIMIT;
    }
    boolean fits = limit.isIntegralNumber() && limit.canConvertToInt();
    if (!fits || limit.intValue() < 1 || limit.intValue() > GREATEST_LIMIT) {
      throw new BadRequest("limit is not between 1 and " + GREATEST_LIMIT);
    }
    return limit.intValue();
  }

  private static long time(JsonNode body, String field, long otherwise) throws BadRequest {
    if (!body.has(field)) {
      return otherwise;
    }
    return Rfc3339.parse(body.path(field).asText())
        .orElseThrow(() -> new BadRequest(field + " is no RFC 3339 time"));
  }
}
