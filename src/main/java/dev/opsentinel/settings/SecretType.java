package dev.opsentinel.settings;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A bearer token as RFC 6750 section 2.1 spells it. Anything else would be refused by the server or
 * break the request's header; quotes and a leading "Bearer" are the usual slips. The text is never
 * shown, good or bad.
 */
record SecretType() implements SettingType<Secret> {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,8192}={0,2}");

  @Override
  public Secret read(String text, Path base) throws BadValue {
    if (TOKEN.matcher(text).matches()) {
      return Secret.of(text);
    }
    throw new BadValue(
        "is not a bearer token",
        "give the token alone, as 1Password shows it, without quotes, blanks or \"Bearer\"");
  }

  @Override
  public Class<Secret> valueClass() {
    return Secret.class;
  }

  @Override
  public String words() {
    return "bearer token";
  }

  @Override
  public String example() {
    return "";
  }

  @Override
  public String text(Secret value) {
    return value.toString();
  }

  @Override
  public boolean secret() {
    return true;
  }
}
