package dev.opsentinel.eventsapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.opsentinel.settings.AccountSettings;
import dev.opsentinel.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts and their tokens (Events API reference, 1.2). */
class AccountsTest {

  private static final String EU = token("events.1password.eu");

  @TempDir Path folder;

  @Test
  void aTokenForAnotherHostIsRefusedAndBothHostsAreNamed() {
    assertThatThrownBy(() -> accounts("https://events.1password.com", EU))
        .isInstanceOf(InvalidAccounts.class)
        .hasMessage(
            "opsentinel.events-api.token is for events.1password.eu, but opsentinel.events-api.url"
                + " is https://events.1password.com: set the URL to https://events.1password.eu,"
                + " or leave it out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080"})
  void onThisMachineATokenForAnotherHostIsAWarning(String url) {
    Accounts accounts = accounts(url, EU);

    assertThat(accounts.server("main")).isEqualTo(URI.create(url));
    assertThat(accounts.warnings())
        .containsExactly(
            "opsentinel.events-api.token is for events.1password.eu, but opsentinel.events-api.url"
                + " is "
                + url
                + "; accepted, since that is this machine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1.example.org",
        "https://localhost.example.org",
        "https://10.0.0.1"
      })
  void aNameThatOnlyLooksLikeThisMachineIsNotThisMachine(String url) {
    assertThatThrownBy(() -> accounts(url, EU)).isInstanceOf(InvalidAccounts.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://events.1password.eu",
        "https://EVENTS.1password.EU",
        "https://events.1password.eu:443",
      })
  void aTokenForTheSameHostIsAcceptedWithoutAWord(String url) {
    assertThat(accounts(url, EU).warnings()).isEmpty();
  }

  @Test
  void aTokenThatNamesAPortIsForThatPortAlone() {
    String token = token("events.example.org:8443");

    assertThat(accounts("https://events.example.org:8443", token).warnings()).isEmpty();
    assertThatThrownBy(() -> accounts("https://events.example.org:9443", token))
        .isInstanceOf(InvalidAccounts.class);
  }

  @Test
  void withoutAUrlTheTokenSaysWhereToGo() {
    Accounts accounts = accounts(null, EU);

    assertThat(accounts.pageUrl("main", "itemusages"))
        .isEqualTo("https://events.1password.eu/api/v2/itemusages");
    assertThat(accounts.bearer("main")).isEqualTo("Bearer " + EU);
    assertThat(accounts.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.1password.streamingservice",
        "com.1password.connect",
        "",
        "two words",
        "https://events.1password.eu",
        "events.1password.eu/path",
        "user@events.1password.eu",
        "a..b",
        "1.2.3",
      })
  void anAudienceThatNamesNoHostNeedsAUrl(String audience) {
    String token = token(audience);

    assertThatThrownBy(() -> accounts(null, token))
        .isInstanceOf(InvalidAccounts.class)
        .hasMessage(
            "opsentinel.events-api.url is missing and the token names no server: set it, for"
                + " example to https://events.1password.com");
    assertThat(accounts("https://events.1password.com", token).warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ops_abcdef", "a.b.c", "...", "not a token"})
  void whatIsNoEventsApiTokenIsRefusedWithTheWayToOne(String token) {
    assertThatThrownBy(() -> accounts("https://events.1password.com", token))
        .isInstanceOf(InvalidAccounts.class)
        .hasMessage(
            "opsentinel.events-api.token is no Events API token (a JSON Web Token): issue one in"
                + " 1Password under Integrations, Events Reporting; service account and Connect"
                + " tokens do not work");
  }

  @Test
  void anEncryptedTokenIsNoEventsApiToken() {
    assertThat(TokenClaims.read(encrypted())).isEmpty();
  }

  @Test
  void onThisMachineAnyTokenWillDo() {
    assertThat(accounts("http://localhost:8080", "any").bearer("main")).isEqualTo("Bearer any");
  }

  @Test
  void everyAccountInTroubleIsNamedInOneGo() {
    List<AccountSettings> settings =
        List.of(
            settings("main", null, "ops_abcdef"),
            settings("good", null, EU),
            settings("acme", "https://events.1password.ca", EU));

    InvalidAccounts refusal =
        catchThrowableOfType(InvalidAccounts.class, () -> Accounts.of(settings, "v2"));

    assertThat(refusal.problems())
        .containsExactly(
            "opsentinel.events-api.url is missing and the token names no server: set it, for"
                + " example to https://events.1password.com",
            "opsentinel.events-api.acme.token is for events.1password.eu, but"
                + " opsentinel.events-api.acme.url is https://events.1password.ca: set the URL to"
                + " https://events.1password.eu, or leave it out");
  }

  @Test
  void anAccountThatOnlyARouteKnowsIsRefusedByName() {
    assertThatThrownBy(() -> accounts(null, EU).bearer("acme"))
        .isInstanceOf(InvalidAccount.class)
        .hasMessage(
            "a route polls the account \"acme\", but opsentinel.events-api.acme.token is not set");
  }

  @Test
  void aRotatedTokenFileWorksAtTheNextCall() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), EU + "\n");
    Accounts accounts = fromFile(file);
    assertThat(accounts.bearer("main")).isEqualTo("Bearer " + EU);
    String rotated = token("events.1password.eu");

    Files.writeString(file, "  " + rotated + "\r\n");

    assertThat(accounts.bearer("main")).isEqualTo("Bearer " + rotated);
  }

  @Test
  void aMissingTokenFileIsNamed() {
    Path file = folder.resolve("token");

    assertThatThrownBy(() -> fromFile(file))
        .isInstanceOf(InvalidAccounts.class)
        .hasMessage(
            "opsentinel.events-api.token-file %s cannot be read: put the bearer token there,"
                + " readable by this user",
            file);
  }

  @Test
  void aTokenFileThatIsEmptiedWhileRunningIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), EU);
    Accounts accounts = fromFile(file);

    Files.writeString(file, " \n");

    assertThatThrownBy(() -> accounts.bearer("main"))
        .isInstanceOf(InvalidAccount.class)
        .hasMessage(
            "opsentinel.events-api.token-file %s is empty: put the bearer token into it", file);
    assertThat(accounts.claims("main")).isEmpty();
    assertThat(accounts.uuid("main")).isEmpty();
  }

  @Test
  void noMessageRepeatsTheToken() throws IOException {
    Path binary = Files.write(folder.resolve("token"), new byte[] {'e', 'y', 'J', (byte) 0xff});

    for (String token : List.of("ops_abcdefgh", "eyJabcdef.eyJabcdef.abcdef")) {
      assertThatThrownBy(() -> accounts("https://events.1password.com", token))
          .hasMessageNotContaining(token);
    }
    for (String part : EU.split("\\.", -1)) {
      assertThatThrownBy(() -> accounts("https://events.1password.com", EU))
          .hasMessageNotContaining(part);
      assertThat(accounts("http://localhost:1", EU).warnings())
          .noneMatch(warning -> warning.contains(part));
      assertThat(Account.of(settings("main", null, EU), new java.util.ArrayList<>()).toString())
          .doesNotContain(part);
    }
    assertThatThrownBy(() -> fromFile(binary)).hasMessageNotContaining("eyJ");
  }

  @Test
  void aTokenSaysWhatItMayReadWhoseItIsAndWhenItEnds() {
    Instant end = Instant.parse("2026-09-18T22:00:00Z");
    Map<String, Object> claims = new HashMap<>(claims("events.1password.ca"));
    claims.put("1password.com/fts", List.of("itemusages", "auditevents"));
    claims.put("1password.com/auuid", "ACCOUNTUUID");
    claims.put("exp", end.getEpochSecond());

    assertThat(TokenClaims.read(signed(claims)))
        .contains(
            new TokenClaims(
                List.of("events.1password.ca"),
                Set.of("itemusages", "auditevents"),
                Optional.of("ACCOUNTUUID"),
                Optional.of(end)));
  }

  @Test
  void aFeatureIsLackingOnlyWhenTheTokenListsOthers() {
    Map<String, Object> claims = new HashMap<>(claims("events.1password.ca"));
    assertThat(TokenClaims.read(signed(claims)).orElseThrow().lacks("itemusages")).isFalse();

    claims.put("1password.com/fts", List.of("auditevents"));

    assertThat(TokenClaims.read(signed(claims)).orElseThrow().lacks("itemusages")).isTrue();
    assertThat(TokenClaims.read(signed(claims)).orElseThrow().lacks("auditevents")).isFalse();
  }

  @Test
  void claimsWithHolesAreReadAsFarAsTheyGo() {
    Map<String, Object> claims = new HashMap<>();
    claims.put("aud", Arrays.asList(null, "events.1password.ca"));
    claims.put("1password.com/fts", Arrays.asList("auditevents", null, "auditevents"));

    TokenClaims read = TokenClaims.read(signed(claims)).orElseThrow();

    assertThat(read.host()).contains("events.1password.ca");
    assertThat(read.features()).containsExactly("auditevents");
  }

  @Property(tries = 500)
  void noTextMakesTheReaderFail(@ForAll String text) {
    assertThat(TokenClaims.read(text)).isNotNull();
    assertThat(TokenClaims.read(EU.substring(0, EU.length() / 2) + text)).isNotNull();
  }

  private static Accounts accounts(String url, String token) {
    return Accounts.of(List.of(settings("main", url, token)), "v2");
  }

  private static Accounts fromFile(Path file) {
    return Accounts.of(
        List.of(new AccountSettings("main", Optional.empty(), Optional.empty(), Optional.of(file))),
        "v2");
  }

  private static AccountSettings settings(String name, String url, String token) {
    return new AccountSettings(
        name,
        Optional.ofNullable(url).map(URI::create),
        Optional.of(Secret.of(token)),
        Optional.empty());
  }

  private static String token(String audience) {
    return signed(claims(audience));
  }

  private static Map<String, Object> claims(String audience) {
    return Map.of("iss", "com.1password.b5", "aud", List.of(audience));
  }

  private static String signed(Map<String, Object> claims) {
    try {
      JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.ES256), new Payload(claims));
      token.sign(new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encrypted() {
    try {
      JWEObject token =
          new JWEObject(
              new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A128GCM),
              new Payload(claims("events.1password.eu")));
      token.encrypt(new DirectEncrypter(new byte[16]));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
