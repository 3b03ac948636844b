package dev.opsentinel.sentinel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.opsentinel.ledger.PageTally;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Makes a table row of an Events API event, as the schema says and nothing else.
 *
 * <p>Nothing is thrown away: a field that the schema does not know, or whose value its column
 * cannot hold, goes to {@code additional_fields.unknown} under its own name and counts as drift.
 */
public final class RowMapping {

  private final Map<String, FeatureMapping> byFeature = new HashMap<>();
  private final ObjectMapper json;
  private final String writer;
  private final Function<String, Optional<String>> accountUuid;

  /**
   * @param writer program and version, written into every row
   * @param accountUuid the UUID of an account by its name in the settings, where it is known
   */
  public RowMapping(
      TableSchema schema,
      ObjectMapper json,
      String writer,
      Function<String, Optional<String>> accountUuid) {
    this.json = json;
    this.writer = writer;
    this.accountUuid = accountUuid;
    schema
        .features()
        .forEach(feature -> byFeature.put(feature, FeatureMapping.of(schema, feature)));
  }

  /**
   * The row of one event.
   *
   * @param tally of the event's page; drift is counted there
   * @throws MalformedEvent when the event is no object or lacks a usable uuid or timestamp: such a
   *     row could be neither told from its copies nor found by its time
   */
  public Row toRow(@Body JsonNode event, @Variable("tally") PageTally tally) {
    if (!(event instanceof ObjectNode fields)) {
      throw new MalformedEvent("the event is not a JSON object");
    }
    String uuid = text(fields, "uuid");
    String timestamp = text(fields, "timestamp");
    if (EventTime.parse(timestamp).isEmpty()) {
      throw new MalformedEvent("the event's timestamp is not an RFC 3339 time");
    }
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    ObjectNode unknown = JsonNodeFactory.instance.objectNode();
    ObjectNode additional = JsonNodeFactory.instance.objectNode();
    additional.put("writer", writer).put("account", tally.account());
    byFeature.get(tally.feature()).fill(fields, row, additional, unknown, tally);
    if (!row.has("account_uuid")) {
      accountUuid.apply(tally.account()).ifPresent(known -> row.put("account_uuid", known));
    }
    if (!unknown.isEmpty()) {
      additional.set("unknown", unknown);
    }
    row.put("log_source", tally.feature());
    row.set("additional_fields", additional);
    return new Row(uuid, timestamp, bytes(row));
  }

  /**
   * The row of a health report: no timestamp, action or object type (design, section 4).
   *
   * @param actionType {@code API Key Invalid} for a refused token, else empty
   */
  public Row healthRow(
      String uuid, String account, String category, String actionType, ObjectNode details) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("uuid_s", uuid).put("category", category);
    if (!actionType.isEmpty()) {
      row.put("action_type", actionType);
    }
    row.set("details", details);
    accountUuid.apply(account).ifPresent(known -> row.put("account_uuid", known));
    row.put("log_source", TableSchema.HEALTH);
    row.putObject("additional_fields").put("writer", writer).put("account", account);
    return new Row(uuid, "", bytes(row));
  }

  private static String text(ObjectNode event, String field) {
    if (event.get(field) instanceof TextNode text && !text.textValue().isBlank()) {
      return text.textValue();
    }
    throw new MalformedEvent("the event has no " + field);
  }

  private byte[] bytes(ObjectNode row) {
    try {
      return json.writeValueAsBytes(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values cannot be written", e);
    }
  }
}
