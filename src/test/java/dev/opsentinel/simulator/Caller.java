package dev.opsentinel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Talks to a simulator as a collector would. */
final class Caller {
  static final String FROM_THE_BEGINNING =
      "{\"limit\":1000,\"start_time\":\"2020-01-01T00:00:00Z\"}";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final EventsApiSimulator simulator;
  private final String token;

  Caller(EventsApiSimulator simulator) {
    this(simulator, simulator.token());
  }

  Caller(EventsApiSimulator simulator, String token) {
    this.simulator = simulator;
    this.token = token;
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofString(body)).build());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path).build());
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(simulator.url().resolve(path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  JsonNode page(String path, String body) throws Exception {
    HttpResponse<String> response = post(path, body);
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }

  /** Follows the cursor until nothing more is there. */
  List<JsonNode> drain(String path, String firstBody) throws Exception {
    List<JsonNode> events = new ArrayList<>();
    JsonNode page = page(path, firstBody);
    page.path("items").forEach(events::add);
    while (page.path("has_more").asBoolean()) {
      page = page(path, next(page));
      page.path("items").forEach(events::add);
    }
    return events;
  }

  static String next(JsonNode page) {
    return JSON.createObjectNode().put("cursor", page.path("cursor").asText()).toString();
  }

  static List<String> uuids(Iterable<JsonNode> events) {
    List<String> uuids = new ArrayList<>();
    events.forEach(event -> uuids.add(event.path("uuid").asText()));
    return uuids;
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }
}
