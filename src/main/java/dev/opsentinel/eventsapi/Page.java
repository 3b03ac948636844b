package dev.opsentinel.eventsapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What one Events API answer says: the events in the order served, and where to go on.
 *
 * <p>{@code hasMore} alone ends a drain; an empty page does not (Events API reference,
 * "Pagination").
 *
 * @param events raw items, oldest first; empty when the server sent {@code null} or none
 * @param cursor opaque, at most 4 KiB; where the next request continues; empty when none came
 */
public record Page(List<JsonNode> events, String cursor, boolean hasMore) {
  public Page {
    events = List.copyOf(events);
  }
}
