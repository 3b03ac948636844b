package dev.opsentinel.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * An item usage (Events API reference, "ItemUsage"); {@code seed} decides item, action and app.
 * People mostly fill in their favourites, service accounts only fetch.
 */
record ItemUsage(Session session, long epochNanos, long seed) implements Event {

  /** The planning assumption of the reference: 60 % fill, 15 % reveal, 15 % copy. */
  private static final Weighted<String> ACTIONS =
      new Weighted<String>()
          .with(60, "fill")
          .with(15, "reveal")
          .with(15, "secure-copy")
          .with(4, "enter-item-edit-mode")
          .with(2, "server-fetch")
          .with(1, "server-create")
          .with(1, "server-update")
          .with(0.8, "select-sso-provider")
          .with(0.6, "share")
          .with(0.4, "export")
          .with(0.2, "other");

  @Override
  public String uuid() {
    return Identifiers.upper(seed);
  }

  @Override
  public void write(JsonGenerator json, ApiVersion version) throws IOException {
    Dice dice = new Dice(seed + 1);
    Person person = session.person();
    Whereabouts at = session.at();
    Vault vault = dice.favourite(person.vaults());
    String action = person.service() ? "server-fetch" : ACTIONS.pick(dice);
    json.writeStartObject();
    json.writeStringField("uuid", uuid());
    json.writeStringField("timestamp", Rfc3339.text(epochNanos));
    json.writeNumberField("used_version", dice.chance(0.8) ? dice.below(2) : dice.between(2, 30));
    json.writeStringField("vault_uuid", vault.uuid());
    json.writeStringField("item_uuid", dice.favourite(vault.items()));
    json.writeStringField("action", action);
    person.write(json, "user");
    app(action).write(json, at.ipAddress());
    at.place().write(json, at.place().code(), dice);
    if (version == ApiVersion.V2) {
      json.writeStringField("account_uuid", session.organisation().accountUuid());
    }
    json.writeEndObject();
  }

  private Client app(String action) {
    return switch (action) {
      case "fill", "select-sso-provider" -> session.device().browser();
      case "server-fetch", "server-create", "server-update" -> session.device().web();
      default -> session.device().app();
    };
  }
}
