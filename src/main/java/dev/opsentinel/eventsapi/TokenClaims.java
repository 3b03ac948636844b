package dev.opsentinel.eventsapi;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an Events API token says of itself. Read without checking the signature, as the official
 * clients do: only the server has the key (Events API reference, 1.2).
 *
 * @param audience hosts that the token is for; the first one counts
 * @param features that it may read; empty when it does not say
 * @param accountUuid the account that issued it
 * @param expires when it ends
 */
public record TokenClaims(
    List<String> audience,
    Set<String> features,
    Optional<String> accountUuid,
    Optional<Instant> expires) {

  /** Audience of tokens from before they named a host. */
  private static final String LEGACY_AUDIENCE = "com.1password.streamingservice";

  /** Reads the claims; empty when the text is no JSON Web Token. */
  public static Optional<TokenClaims> read(String token) {
    try {
      JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
      List<String> features = claims.getStringListClaim("1password.com/fts");
      return Optional.of(
          new TokenClaims(
              claims.getAudience(),
              features == null ? Set.of() : Set.copyOf(features),
              Optional.ofNullable(claims.getStringClaim("1password.com/auuid")),
              Optional.ofNullable(claims.getExpirationTime()).map(java.util.Date::toInstant)));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** The host that the token is for, where it names one. */
  public Optional<String> host() {
    return audience.stream().findFirst().filter(first -> !first.equals(LEGACY_AUDIENCE));
  }

  /** Whether the token says that it may not read the feature. */
  public boolean lacks(String feature) {
    return !features.isEmpty() && !features.contains(feature);
  }
}
