package dev.opsentinel.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes pages as the API does: {@code {"cursor", "has_more", "items"}}, UTF-8. */
final class PageWriter {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int BYTES_AN_EVENT = 750;

  private PageWriter() {}

  static byte[] write(Page page, ApiVersion version) {
    return write(page.next().text(), page.hasMore(), page.events(), version);
  }

  static byte[] write(String cursor, boolean hasMore, List<Event> events, ApiVersion version) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(200 + events.size() * BYTES_AN_EVENT);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("cursor", cursor);
      json.writeBooleanField("has_more", hasMore);
      json.writeArrayFieldStart("items");
      for (Event event : events) {
        event.write(json, version);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
    return bytes.toByteArray();
  }
}
