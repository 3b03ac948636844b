package dev.opsentinel.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opsentinel.eventsapi.Accounts;
import dev.opsentinel.settings.AccountSettings;
import dev.opsentinel.settings.Secret;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Accounts whose token says something of itself; nobody checks its signature. */
final class Tokens {

  private static final String HOST = "events.1password.eu";

  private Tokens() {}

  /** The account {@code main} at events.1password.eu, whose token has all three features. */
  static Accounts account() {
    return account("signinattempts", "itemusages", "auditevents");
  }

  static Accounts account(String... features) {
    return Accounts.of(
        List.of(
            new AccountSettings(
                AccountSettings.MAIN,
                Optional.of(URI.create("https://" + HOST)),
                Optional.of(Secret.of(token(features))),
                Optional.empty())),
        "v2");
  }

  static String token(String... features) {
    String claims =
        "{\"aud\":[\"%s\"],\"1password.com/auuid\":\"ACCOUNTUUID\",\"1password.com/fts\":[%s]}"
            .formatted(
                HOST,
                String.join(
                    ",", List.of(features).stream().map(name -> "\"" + name + "\"").toList()));
    return part("{\"alg\":\"ES256\",\"typ\":\"JWT\"}") + "." + part(claims) + "." + part("sign");
  }

  private static String part(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
