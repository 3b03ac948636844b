package dev.opsentinel.eventsapi;

import dev.opsentinel.settings.AccountSettings;
import dev.opsentinel.settings.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A 1Password account to poll.
 *
 * @param name as the settings and the poll routes call it
 * @param url base URL of its Events API server, without path
 */
record Account(String name, URI url, Optional<Secret> token, Optional<Path> tokenFile) {

  /**
   * Checks the settings of an account against its token.
   *
   * @param warnings receives what is odd but works
   * @throws InvalidAccount with one sentence for the user
   */
  static Account of(AccountSettings settings, List<String> warnings) {
    String prefix = settingPrefix(settings.name());
    String token = token(settings.name(), settings.token(), settings.tokenFile());
    Optional<TokenClaims> claims = TokenClaims.read(token);
    Optional<String> tokenHost = claims.flatMap(TokenClaims::host);
    URI url =
        settings
            .url()
            .or(() -> tokenHost.map(host -> URI.create("https://" + host)))
            .orElseThrow(
                () ->
                    new InvalidAccount(
                        prefix
                            + "url is missing and the token names no server: set it, for example"
                            + " to https://events.1password.com"));
    boolean loopback = isLoopback(url);
    if (claims.isEmpty() && !loopback) {
      throw new InvalidAccount(
          prefix
              + "token is no Events API token (a JSON Web Token): issue one in 1Password under"
              + " Integrations, Events Reporting; service account and Connect tokens do not work");
    }
    if (tokenHost.isPresent() && !names(tokenHost.get(), url)) {
      String mismatch =
          "%stoken is for %s, but %surl is %s".formatted(prefix, tokenHost.get(), prefix, url);
      if (!loopback) {
        throw new InvalidAccount(
            mismatch + ": set the URL to https://" + tokenHost.get() + ", or leave it out");
      }
      warnings.add(mismatch + "; accepted, since that is this machine");
    }
    return new Account(settings.name(), url, settings.token(), settings.tokenFile());
  }

  /**
   * The token as it is now; a token file is read at each call, so a rotated one works at once.
   *
   * @throws InvalidAccount when the file cannot be read or is empty
   */
  String currentToken() {
    return token(name, token, tokenFile);
  }

  private static String token(String name, Optional<Secret> token, Optional<Path> tokenFile) {
    if (token.isPresent()) {
      return token.get().reveal().strip();
    }
    Path file =
        tokenFile.orElseThrow(() -> new InvalidAccount(settingPrefix(name) + "token is missing"));
    try {
      String text = Files.readString(file).strip();
      if (text.isEmpty()) {
        throw new InvalidAccount(
            settingPrefix(name) + "token-file " + file + " is empty: put the bearer token into it");
      }
      if (text.chars().anyMatch(Character::isWhitespace)) {
        throw new InvalidAccount(
            settingPrefix(name)
                + "token-file "
                + file
                + " holds more than one word: leave only the token");
      }
      return text;
    } catch (IOException e) {
      throw new InvalidAccount(
          settingPrefix(name)
              + "token-file "
              + file
              + " cannot be read: put the bearer token there, readable by this user");
    }
  }

  private static String settingPrefix(String name) {
    return name.equals("main") ? "opsentinel.events-api." : "opsentinel.events-api." + name + ".";
  }

  private static boolean names(String tokenHost, URI url) {
    String withPort = url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    return tokenHost.equalsIgnoreCase(url.getHost()) || tokenHost.equalsIgnoreCase(withPort);
  }

  private static boolean isLoopback(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    if (host.equals("localhost")) {
      return true;
    }
    if (!host.matches("[0-9.]+|\\[.*]")) {
      return false; // a name; looking it up would make a decision of security depend on DNS
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
