package dev.opsentinel.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * An audit event (Events API reference, "AuditEvent"); {@code seed} decides whom and what it is
 * about.
 *
 * @param vaultVersion of the vault after a write to it; 0 for every other kind
 */
record AuditEvent(Session session, long epochNanos, long seed, AuditKind kind, long vaultVersion)
    implements Event {

  private static final List<String> REPORTS =
      List.of("activity-log", "usage", "domain-breach", "team-insights");
  private static final List<String> TOKEN_NAMES =
      List.of("deploy", "CI \"prod\"", "Terraform – staging", "résumé-bot\nold");
  private static final List<String> COUNTS = List.of("1,0,0,0,0", "0,1,0,0,0", "0,1,0,0,0");

  AuditEvent atVersion(long version) {
    return new AuditEvent(session, epochNanos, seed, kind, version);
  }

  /** The vault it touches, if it touches one; also the one of which {@code vaultVersion} speaks. */
  Vault vault() {
    return vault(new Dice(seed + 1));
  }

  private Vault vault(Dice dice) {
    return dice.favourite(session.person().vaults());
  }

  @Override
  public String uuid() {
    return Identifiers.upper(seed);
  }

  @Override
  public void write(JsonGenerator json, ApiVersion version) throws IOException {
    Dice dice = new Dice(seed + 1);
    Vault vault = vault(dice);
    json.writeStartObject();
    json.writeStringField("uuid", uuid());
    json.writeStringField("timestamp", Rfc3339.text(epochNanos));
    json.writeStringField("actor_uuid", session.person().uuid());
    session.person().write(json, "actor_details");
    json.writeStringField("action", kind.action());
    json.writeStringField("object_type", kind.objectType());
    writeContents(json, vault, dice);
    writeSession(json);
    session.at().place().write(json, session.at().place().country(), dice);
    if (version == ApiVersion.V2) {
      json.writeStringField("actor_type", "user");
      json.writeStringField("account_uuid", session.organisation().accountUuid());
    }
    json.writeEndObject();
  }

  private void writeContents(JsonGenerator json, Vault vault, Dice dice) throws IOException {
    Organisation organisation = session.organisation();
    Person actor = session.person();
    Person other = dice.of(organisation.people());
    switch (kind.contents()) {
      case DELEGATED_SESSION -> {
        writeObject(json, Identifiers.upper(dice.next()));
        boolean own = dice.chance(0.92);
        writeAux(json, own ? session.uuid() : Identifiers.upper(dice.next()));
      }
      case VAULT_WRITE -> {
        writeObject(json, vault.uuid());
        json.writeNumberField("aux_id", vaultVersion);
        json.writeStringField("aux_info", dice.of(COUNTS));
      }
      case SHARED_ITEM -> {
        writeObject(json, dice.favourite(vault.items()));
        writeAux(json, vault.uuid());
      }
      case DEVICE -> {
        writeObject(json, session.device().uuid());
        json.writeNumberField("aux_id", session.device().number());
        writeAuxUser(json, actor);
      }
      case ONESELF -> writeObjectUser(json, actor);
      case OTHER_USER -> writeObjectUser(json, other);
      case GROUP_MEMBER -> {
        writeObject(json, dice.of(organisation.groups()));
        json.writeNumberField("aux_id", dice.between(1_000_000, 9_999_999));
        writeAuxUser(json, other);
        json.writeStringField("aux_info", dice.chance(0.9) ? "R" : "A");
      }
      case GROUP_AND_VAULT -> {
        writeObject(json, vault.uuid());
        writeAux(json, dice.of(organisation.groups()));
      }
      case USER_AND_VAULT -> {
        writeObject(json, vault.uuid());
        writeAuxUser(json, other);
      }
      case REPORT -> {
        writeObject(json, "");
        json.writeStringField("aux_info", dice.of(REPORTS));
      }
      case SERVICE_ACCOUNT -> {
        writeObject(json, organisation.buildServer().uuid());
        boolean itself = kind == AuditKind.SERVICE_ACCOUNT_CREATED;
        json.writeStringField("aux_info", itself ? "D" : dice.of(TOKEN_NAMES));
      }
      case VAULT -> writeObject(json, vault.uuid());
      case GROUP -> writeObject(json, dice.of(organisation.groups()));
      case ACCOUNT -> writeObject(json, organisation.accountUuid());
      case NEW_THING -> writeObject(json, Identifiers.lower(dice.next()));
    }
  }

  private static void writeObject(JsonGenerator json, String uuid) throws IOException {
    json.writeStringField("object_uuid", uuid);
  }

  private static void writeObjectUser(JsonGenerator json, Person user) throws IOException {
    writeObject(json, user.uuid());
    user.write(json, "object_details");
  }

  private static void writeAux(JsonGenerator json, String uuid) throws IOException {
    json.writeStringField("aux_uuid", uuid);
  }

  private static void writeAuxUser(JsonGenerator json, Person user) throws IOException {
    writeAux(json, user.uuid());
    user.write(json, "aux_details");
  }

  private void writeSession(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("session");
    json.writeStringField("uuid", session.uuid());
    json.writeStringField("login_time", Rfc3339.text(session.loginNanos()));
    json.writeStringField("device_uuid", session.device().uuid());
    json.writeStringField("ip", session.at().ipAddress());
    json.writeEndObject();
  }
}
