package dev.opsentinel.simulator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** The two versions served side by side; they differ in fields and in how an error looks. */
enum ApiVersion {
  /** Errors are {@code {"Error":{"Message":...}}}. */
  V1,
  /** Errors are {@code {"status":401,"message":...}}; events name the account and actor type. */
  V2;

  private static final JsonMapper JSON = new JsonMapper();

  byte[] error(int status, String message) {
    ObjectNode body = JSON.createObjectNode();
    if (this == V1) {
      body.putObject("Error").put("Message", message);
    } else {
      body.put("status", status).put("message", message);
    }
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  ApiVersion other() {
    return this == V1 ? V2 : V1;
  }
}
