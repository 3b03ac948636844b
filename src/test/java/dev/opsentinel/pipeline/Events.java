package dev.opsentinel.pipeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Events of one person, as the Events API sends them; every one with a uuid of its own. */
final class Events {

  private static final AtomicInteger NEXT = new AtomicInteger();

  private Events() {}

  static ObjectNode reveal(Instant when) {
    return itemUsage("reveal", when);
  }

  static ObjectNode fill(Instant when) {
    return itemUsage("fill", when);
  }

  static List<ObjectNode> reveals(int number, Instant first) {
    List<ObjectNode> events = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      events.add(reveal(first.plusMillis(i)));
    }
    return events;
  }

  static ObjectNode signIn(Instant when) {
    ObjectNode event = event(when).put("session_uuid", "UED4KFZ5BH37IQWTJ7LG4VPWK7");
    event.put("country", "PT").put("category", "success").put("type", "credentials_ok");
    event.putNull("details").set("target_user", person());
    return event.set("client", client());
  }

  static String uuid(ObjectNode event) {
    return event.path("uuid").asText();
  }

  private static ObjectNode itemUsage(String action, Instant when) {
    ObjectNode event = event(when).put("used_version", 1).put("action", action);
    event.put("vault_uuid", "jaqxqf5qylslqiitnduawrndc5");
    event.put("item_uuid", "bvwmmwxisuca7wbehrbyqhag54");
    event.set("user", person());
    return event.set("client", client());
  }

  private static ObjectNode event(Instant when) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("uuid", "TEST%022d".formatted(NEXT.incrementAndGet()))
        .put("timestamp", when.toString());
  }

  private static ObjectNode person() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("uuid", "OJQGU46KAPROEJLCK674RHSAY5")
        .put("name", "Maria O'Neill")
        .put("email", "maria@acme.example");
  }

  private static ObjectNode client() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("app_name", "1Password for Mac")
        .put("ip_address", "203.0.113.7");
  }
}
