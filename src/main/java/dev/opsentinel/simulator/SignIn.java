package dev.opsentinel.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A sign-in attempt (Events API reference, "SignInAttempt"); {@code seed} decides the details. */
record SignIn(Session session, long epochNanos, long seed, Outcome outcome) implements Event {

  /** How attempts end; category and type belong together as the reference pairs them. */
  enum Outcome {
    CREDENTIALS_OK("success", "credentials_ok"),
    MFA_OK("success", "mfa_ok"),
    FEDERATED("success", "federated"),
    FIREWALL_REPORTED("firewall_reported_success", "country_blocked"),
    PASSWORD_BAD("credentials_failed", "password_secret_bad"),
    TOTP_BAD("mfa_failed", "totp_bad"),
    MFA_MISSING("mfa_failed", "mfa_missing"),
    U2F_TIMEOUT("mfa_failed", "u2f_timeout"),
    CONTINENT_BLOCKED("firewall_failed", "continent_blocked"),
    IP_BLOCKED("firewall_failed", "ip_blocked"),
    SSO_MISMATCH("sso_failed", "sso_user_mismatch"),
    VERSION_OLD("modern_version_failed", "modern_version_old");

    private final String category;
    private final String type;

    Outcome(String category, String type) {
      this.category = category;
      this.type = type;
    }
  }

  private static final Weighted<Outcome> SUCCESSES =
      new Weighted<Outcome>()
          .with(60, Outcome.CREDENTIALS_OK)
          .with(28, Outcome.MFA_OK)
          .with(11, Outcome.FEDERATED)
          .with(1, Outcome.FIREWALL_REPORTED);

  private static final Weighted<Outcome> FAILURES =
      new Weighted<Outcome>()
          .with(60, Outcome.PASSWORD_BAD)
          .with(14, Outcome.TOTP_BAD)
          .with(5, Outcome.MFA_MISSING)
          .with(4, Outcome.U2F_TIMEOUT)
          .with(5, Outcome.CONTINENT_BLOCKED)
          .with(3, Outcome.IP_BLOCKED)
          .with(4, Outcome.SSO_MISMATCH)
          .with(5, Outcome.VERSION_OLD);

  /** The attempt that opens its session. */
  static SignIn success(Session session, Dice dice) {
    return new SignIn(session, session.loginNanos(), dice.next(), SUCCESSES.pick(dice));
  }

  static SignIn failure(Session session, Dice dice) {
    return new SignIn(session, session.loginNanos(), dice.next(), FAILURES.pick(dice));
  }

  @Override
  public String uuid() {
    return Identifiers.upper(seed);
  }

  @Override
  public void write(JsonGenerator json, ApiVersion version) throws IOException {
    Dice dice = new Dice(seed + 1);
    Whereabouts at = session.at();
    json.writeStartObject();
    json.writeStringField("uuid", uuid());
    json.writeStringField("session_uuid", session.uuid());
    json.writeStringField("timestamp", Rfc3339.text(epochNanos));
    json.writeStringField("country", at.place().code());
    json.writeStringField("category", outcome.category);
    json.writeStringField("type", type(version));
    writeDetails(json);
    session.person().write(json, "target_user");
    session.device().app().write(json, at.ipAddress());
    at.place().write(json, at.place().code(), dice);
    if (version == ApiVersion.V2) {
      json.writeStringField("account_uuid", session.organisation().accountUuid());
    }
    json.writeEndObject();
  }

  /** Version 1 does not know {@code federated}; what it says instead is our guess. */
  private String type(ApiVersion version) {
    boolean unknown = version == ApiVersion.V1 && outcome == Outcome.FEDERATED;
    return unknown ? Outcome.CREDENTIALS_OK.type : outcome.type;
  }

  /** What a firewall rule matched; null for everything else, as in real answers. */
  private void writeDetails(JsonGenerator json) throws IOException {
    switch (outcome) {
      case CONTINENT_BLOCKED -> writeDetail(json, "Europe");
      case IP_BLOCKED -> writeDetail(json, session.at().ipAddress());
      case FIREWALL_REPORTED -> writeDetail(json, session.at().place().country());
      default -> json.writeNullField("details");
    }
  }

  private static void writeDetail(JsonGenerator json, String value) throws IOException {
    json.writeObjectFieldStart("details");
    json.writeStringField("value", value);
    json.writeEndObject();
  }
}
