package dev.opsentinel.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** An app on a device, in the strings that sign-ins and item usages carry. */
record Client(
    String appName,
    String appVersion,
    String platformName,
    String platformVersion,
    String osName,
    String osVersion) {

  void write(JsonGenerator json, String ipAddress) throws IOException {
    json.writeObjectFieldStart("client");
    json.writeStringField("app_name", appName);
    json.writeStringField("app_version", appVersion);
    json.writeStringField("platform_name", platformName);
    json.writeStringField("platform_version", platformVersion);
    json.writeStringField("os_name", osName);
    json.writeStringField("os_version", osVersion);
    json.writeStringField("ip_address", ipAddress);
    json.writeEndObject();
  }
}
