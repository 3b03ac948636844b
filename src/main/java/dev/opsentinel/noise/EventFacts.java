package dev.opsentinel.noise;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a noise policy may know of an event. An empty text is an unknown value: the event has no
 * such key, or something other than a text under it.
 *
 * <p>The keys are those of the Events API, v1 and v2 (its reference, "Event schemas"). An audit
 * event's user is its actor. Its vault and item are read only where the object is known to be one
 * or to lie in one: a vault, access to a vault, a batch of items, a shared item.
 *
 * @param feature the feature that was polled, never guessed
 * @param ip {@code ip_address}, or {@code ip} as old clients said
 * @param timestamp as the event has it
 */
public record EventFacts(
    String feature,
    String action,
    String objectType,
    String email,
    String userUuid,
    String vault,
    String item,
    String ip,
    String app,
    String timestamp) {

  private static final String UNKNOWN = "";

  /** Takes any JSON, also what is no event at all. */
  public static EventFacts of(String feature, JsonNode event) {
    return Feature.of(feature)
        .map(
            known ->
                switch (known) {
                  case SIGN_IN_ATTEMPTS -> signInAttempt(event);
                  case ITEM_USAGES -> itemUsage(event);
                  case AUDIT_EVENTS -> auditEvent(event);
                })
        .orElseGet(() -> unknown(feature));
  }

  private static EventFacts unknown(String feature) {
    return new EventFacts(
        feature, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
  }

  private static EventFacts signInAttempt(JsonNode event) {
    JsonNode user = event.path("target_user");
    JsonNode client = event.path("client");
    return new EventFacts(
        Feature.SIGN_IN_ATTEMPTS.word(),
        UNKNOWN,
        UNKNOWN,
        text(user, "email"),
        text(user, "uuid"),
        UNKNOWN,
        UNKNOWN,
        ip(client),
        text(client, "app_name"),
        text(event, "timestamp"));
  }

  private static EventFacts itemUsage(JsonNode event) {
    JsonNode user = event.path("user");
    JsonNode client = event.path("client");
    return new EventFacts(
        Feature.ITEM_USAGES.word(),
        text(event, "action"),
        UNKNOWN,
        text(user, "email"),
        text(user, "uuid"),
        text(event, "vault_uuid"),
        text(event, "item_uuid"),
        ip(client),
        text(client, "app_name"),
        text(event, "timestamp"));
  }

  private static EventFacts auditEvent(JsonNode event) {
    JsonNode actor = event.path("actor_details");
    String objectType = text(event, "object_type");
    String vault =
        switch (objectType) {
          case "vault", "gva", "uva", "items" -> text(event, "object_uuid");
          case "item" -> text(event, "aux_uuid");
          default -> UNKNOWN;
        };
    return new EventFacts(
        Feature.AUDIT_EVENTS.word(),
        text(event, "action"),
        objectType,
        text(actor, "email"),
        firstKnown(text(event, "actor_uuid"), text(actor, "uuid")),
        vault,
        objectType.equals("item") ? text(event, "object_uuid") : UNKNOWN,
        ip(event.path("session")),
        UNKNOWN,
        text(event, "timestamp"));
  }

  /** False only for what certainly is about no vault, such as a change of a group's members. */
  boolean concernsVault() {
    return switch (objectType) {
      case UNKNOWN, "vault", "gva", "uva", "items", "item" -> true;
      default -> false;
    };
  }

  /** False only for what certainly is about no single item. */
  boolean concernsItem() {
    return objectType.isEmpty() || objectType.equals("item");
  }

  private static String ip(JsonNode holder) {
    return firstKnown(text(holder, "ip_address"), text(holder, "ip"));
  }

  private static String firstKnown(String value, String fallback) {
    return value.isEmpty() ? fallback : value;
  }

  private static String text(JsonNode holder, String key) {
    JsonNode value = holder.path(key);
    return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : UNKNOWN;
  }
}
