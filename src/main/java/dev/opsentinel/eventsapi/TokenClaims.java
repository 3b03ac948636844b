package dev.opsentinel.eventsapi;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

  /**
   * Audiences that name a service instead of a host: {@code com.1password.streamingservice} of old
   * Events API tokens, and those of Connect tokens.
   */
  private static final String SERVICE = "com.1password.";

  /** Reads the claims; empty when the text is no JSON Web Token. */
  public static Optional<TokenClaims> read(String token) {
    try {
      JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
      if (claims == null) {
        return Optional.empty(); // encrypted
      }
      List<String> features = claims.getStringListClaim("1password.com/fts");
      return Optional.of(
          new TokenClaims(
              named(claims.getAudience()),
              Set.copyOf(named(features)),
              Optional.ofNullable(claims.getStringClaim("1password.com/auuid")),
              Optional.ofNullable(claims.getExpirationTime()).map(java.util.Date::toInstant)));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  private static List<String> named(List<String> claim) {
    return claim == null ? List.of() : claim.stream().filter(Objects::nonNull).toList();
  }

  /** The host that the token is for, where it names one. */
  public Optional<String> host() {
    return audience.stream()
        .findFirst()
        .filter(first -> !first.startsWith(SERVICE) && isHost(first));
  }

  private static boolean isHost(String text) {
    try {
      URI url = new URI("https://" + text);
      return url.getHost() != null
          && url.getRawUserInfo() == null
          && text.equals(url.getRawAuthority());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Whether the token says that it may not read the feature. */
  public boolean lacks(String feature) {
    return !features.isEmpty() && !features.contains(feature);
  }
}
