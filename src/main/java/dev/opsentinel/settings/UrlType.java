package dev.opsentinel.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address of a server without path: paths are the caller's. Plain http is for this machine
 * alone, since the token travels with every request. The text is not shown: it may hold a password.
 */
record UrlType() implements SettingType<URI> {
  private static final String EXAMPLE = "https://events.1password.com";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|\\[::1]|127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}");

  @Override
  public URI read(String text, Path base) throws BadValue {
    URI url = parse(text);
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    String host = url.getHost().toLowerCase(Locale.ROOT);
    if (url.getRawUserInfo() != null) {
      throw new BadValue(
          "holds a user name or password", "leave them out; the token alone signs in");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new BadValue("has a query", "write scheme and host alone, such as " + EXAMPLE);
    }
    if (!url.getRawPath().isEmpty() && !url.getRawPath().equals("/")) {
      throw new BadValue("has a path", "write scheme and host alone, such as " + EXAMPLE);
    }
    if (url.getPort() == 0 || url.getPort() > 65535) {
      throw new BadValue("has a port that cannot be", "write a port from 1 to 65535, or none");
    }
    if (scheme.equals("http") && !LOOPBACK.matcher(host).matches()) {
      throw new BadValue(
          "is plain http",
          "write https://, or the token crosses the network readable;"
              + " plain http is for localhost, 127.0.0.1 and [::1]");
    }
    return URI.create(scheme + "://" + host + (url.getPort() < 0 ? "" : ":" + url.getPort()));
  }

  private static URI parse(String text) throws BadValue {
    try {
      URI url = new URI(text);
      boolean web =
          "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
      if (web && url.getHost() != null && url.getRawPath() != null) {
        return url;
      }
    } catch (URISyntaxException unreadable) {
      // Its message repeats the text, so it is dropped.
    }
    throw new BadValue("is not a web address", "write scheme and host, such as " + EXAMPLE);
  }

  @Override
  public Class<URI> valueClass() {
    return URI.class;
  }

  @Override
  public String words() {
    return "URL without path, https (http for loopback only)";
  }

  @Override
  public String example() {
    return EXAMPLE;
  }
}
