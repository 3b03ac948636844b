package dev.opsentinel.noise;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Events as the Events API sends them, as far as a noise policy looks at them. */
final class Events {

  static final String ALICE = "ALICEALICEALICEALICEALICE2";
  static final String VAULT = "vaultvaultvaultvaultvault2";
  static final String ITEM = "itemitemitemitemitemitem22";
  static final String MORNING = "2026-03-02T09:15:30.123456789Z";

  private Events() {}

  /** Alice's, with the extension, at a quarter past nine. */
  static ObjectNode usage(String action) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("uuid", "USAGEUSAGEUSAGEUSAGEUSAGE2").put("timestamp", MORNING).put("action", action);
    event.put("vault_uuid", VAULT).put("item_uuid", ITEM);
    user(event.putObject("user"));
    client(event.putObject("client"));
    return event;
  }

  static ObjectNode signIn() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("uuid", "SIGNINSIGNINSIGNINSIGNIN22").put("timestamp", MORNING);
    event.put("category", "success").put("type", "credentials_ok");
    user(event.putObject("target_user"));
    client(event.putObject("client"));
    return event;
  }

  static ObjectNode audit(String action, String objectType) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("uuid", "AUDITAUDITAUDITAUDITAUDIT2").put("timestamp", MORNING);
    event.put("action", action).put("object_type", objectType).put("actor_uuid", ALICE);
    user(event.putObject("actor_details"));
    event.putObject("session").put("ip", "192.0.2.7");
    return event;
  }

  private static void user(ObjectNode user) {
    user.put("uuid", ALICE).put("name", "Alice").put("email", "Alice@Example.com");
  }

  private static void client(ObjectNode client) {
    client.put("app_name", "1Password Browser Extension").put("ip_address", "192.0.2.7");
  }
}
