package dev.opsentinel.settings;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** A host name or address to listen on; not looked up here, which could hang. */
record HostType() implements SettingType<String> {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:][A-Za-z0-9.:-]{0,252}");

  @Override
  public String read(String text, Path base) throws BadValue {
    if (HOST.matcher(text).matches()) {
      return text;
    }
    throw BadValue.showing(
        text, "write a host name or an IP address, such as 127.0.0.1, without scheme and port");
  }

  @Override
  public Class<String> valueClass() {
    return String.class;
  }

  @Override
  public String words() {
    return "host name or IP address";
  }

  @Override
  public String example() {
    return "127.0.0.1";
  }
}
