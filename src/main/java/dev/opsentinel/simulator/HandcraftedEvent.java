package dev.opsentinel.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/**
 * An event a test wrote, served as it is; version 1 leaves out the fields it does not know.
 *
 * @param text the event as JSON
 */
record HandcraftedEvent(long epochNanos, String uuid, String text) implements Event {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> NOT_IN_V1 =
      List.of("account_uuid", "actor_type", "actor_account_uuid");
  private static final List<String> USERS =
      List.of("user", "target_user", "actor_details", "object_details", "aux_details");
  private static final List<String> NOT_IN_A_V1_USER = List.of("user_type", "user_account_uuid");

  /**
   * @param nowNanos its time when it has none that can be read
   */
  static HandcraftedEvent of(ObjectNode event, long nowNanos) {
    return new HandcraftedEvent(
        Rfc3339.parse(event.path("timestamp").asText()).orElse(nowNanos),
        event.path("uuid").asText(),
        event.toString());
  }

  @Override
  public void write(JsonGenerator json, ApiVersion version) throws IOException {
    json.writeRawValue(version == ApiVersion.V1 ? forVersion1() : text);
  }

  private String forVersion1() throws JsonProcessingException {
    ObjectNode event = (ObjectNode) JSON.readTree(text);
    event.remove(NOT_IN_V1);
    for (String field : USERS) {
      JsonNode user = event.path(field);
      if (user instanceof ObjectNode object) {
        object.remove(NOT_IN_A_V1_USER);
      }
    }
    return event.toString();
  }
}
