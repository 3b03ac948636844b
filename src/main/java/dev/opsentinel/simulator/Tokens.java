package dev.opsentinel.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Issues and checks bearer tokens: JWTs signed with ES256 by a key that only this simulator has
 * (Events API reference, "Token"). It knows its tokens by heart, so a forged or damaged one is
 * refused without a look at the signature. Safe for several threads.
 */
final class Tokens {
  /**
   * What a good token allows.
   *
   * @param integration id of the Events Reporting integration
   * @param expires {@link Instant#MAX} for never
   */
  record Grant(String integration, Set<String> features, Instant issued, Instant expires) {}

  private final String audience;
  private final String account;
  private final Clock clock;
  private final ECKey key;
  private final Map<String, Grant> issued = new ConcurrentHashMap<>();

  /**
   * @param audience host and port
   * @param account uuid of the 1Password account
   */
  Tokens(String audience, String account, Clock clock) {
    this.audience = audience;
    this.account = account;
    this.clock = clock;
    try {
      key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Never expires. */
  String issue(Set<String> features) {
    return issue(features, audience, Instant.MAX);
  }

  String issue(Set<String> features, String forAudience, Instant expires) {
    Instant now = clock.instant();
    String integration = Identifiers.upper(now.toEpochMilli() + issued.size());
    Map<String, Object> claims = new TreeMap<>();
    claims.put("iss", "com.1password.b5");
    claims.put("sub", integration);
    claims.put("iat", now.getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("aud", List.of(forAudience));
    claims.put("1password.com/auuid", account);
    claims.put("1password.com/fts", List.copyOf(new TreeSet<>(features)));
    if (expires.isBefore(Instant.MAX)) {
      claims.put("exp", expires.getEpochSecond());
    }
    String token = sign(claims);
    if (forAudience.equals(audience)) {
      issued.put(token, new Grant(integration, Set.copyOf(features), now, expires));
    }
    return token;
  }

  private String sign(Map<String, Object> claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .keyID(key.getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    JWSObject signed = new JWSObject(header, new Payload(claims));
    try {
      signed.sign(new ECDSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return signed.serialize();
  }

  /** From now on the token is refused; one that was never issued here is refused anyway. */
  void revoke(String token) {
    issued.remove(token);
  }

  /**
   * What the token allows; empty for one that is missing, malformed, expired, revoked or for
   * somebody else.
   *
   * @param header the {@code Authorization} header; may be empty
   */
  Optional<Grant> check(String header) {
    if (!header.startsWith("Bearer ")) {
      return Optional.empty();
    }
    return Optional.ofNullable(issued.get(header.substring("Bearer ".length()).trim()))
        .filter(grant -> clock.instant().isBefore(grant.expires()));
  }
}
