package dev.opsentinel.eventsapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;

/**
 * The body of a request for a page: the "reset cursor" or the "continuing cursor" of the Events API
 * reference, 2.4, never a mix of both.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record EventsRequest(
    @JsonProperty("limit") Optional<Integer> limit,
    @JsonProperty("start_time") Optional<String> startTime,
    @JsonProperty("cursor") Optional<String> cursor) {

  static EventsRequest first(int limit, Instant startTime) {
    return new EventsRequest(
        Optional.of(limit), Optional.of(startTime.toString()), Optional.empty());
  }

  static EventsRequest next(String cursor) {
    return new EventsRequest(Optional.empty(), Optional.empty(), Optional.of(cursor));
  }
}
