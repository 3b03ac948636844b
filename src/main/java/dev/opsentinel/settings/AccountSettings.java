package dev.opsentinel.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How one 1Password account is reached. Exactly one of token and token file is there.
 *
 * @param name {@code main}, or the word between {@code events-api.} and {@code .token}
 * @param url scheme, host and port; empty when the token's own audience says where to go
 * @param token the bearer token itself
 * @param tokenFile where the token is read from at each call, so that it can be changed while
 *     running; not looked at here
 */
public record AccountSettings(
    String name, Optional<URI> url, Optional<Secret> token, Optional<Path> tokenFile) {

  /** The account whose settings carry no name. */
  public static final String MAIN = "main";
}
