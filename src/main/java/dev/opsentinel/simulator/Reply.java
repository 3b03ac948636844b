package dev.opsentinel.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What goes back to the client, and how well it gets there. Not changed by anybody; {@link #body}
 * is shared, not copied.
 */
final class Reply {
  /** How the body travels. */
  enum Delivery {
    WHOLE,
    /** The connection ends halfway through the declared length. */
    CUT,
    /** One byte now and then, until the client or the simulator has had enough. */
    CRAWLING,
    /** The connection ends without any answer. */
    NONE
  }

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Delivery delivery;

  private Reply(int status, Map<String, String> headers, byte[] body, Delivery delivery) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.delivery = delivery;
  }

  static Reply json(int status, byte[] body) {
    return new Reply(
        status, Map.of("Content-Type", "application/json; charset=utf-8"), body, Delivery.WHOLE);
  }

  static Reply error(int status, String message, ApiVersion version) {
    return json(status, version.error(status, message));
  }

  static Reply text(int status, String type, String body) {
    return new Reply(
        status,
        Map.of("Content-Type", type + "; charset=utf-8"),
        body.getBytes(StandardCharsets.UTF_8),
        Delivery.WHOLE);
  }

  static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0], Delivery.WHOLE);
  }

  Reply header(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, delivery);
  }

  Reply delivered(Delivery how) {
    return new Reply(status, headers, body, how);
  }

  /** The first half of the body, as a whole answer. */
  Reply truncated() {
    return new Reply(status, headers, Arrays.copyOf(body, body.length / 2), delivery);
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  Delivery delivery() {
    return delivery;
  }
}
