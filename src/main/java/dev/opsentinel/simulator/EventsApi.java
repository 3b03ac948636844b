package dev.opsentinel.simulator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides what a request is answered, without any I/O: path, then token, then rate limit, then
 * body, then what is armed against it (Events API reference, "Endpoints"). Safe for several
 * threads.
 */
final class EventsApi {
  /** The target of an adverse action that is meant for the introspection endpoints. */
  static final String INTROSPECT = "introspect";

  private static final Pattern EVENTS = Pattern.compile("/api/v([12])/([a-z]+)");
  private static final Pattern INTROSPECTION = Pattern.compile("/api/(v2/)?auth/introspect");
  private static final JsonMapper JSON = new JsonMapper();

  private final Clock clock;
  private final String account;
  private final Tokens tokens;
  private final RateLimits limits;
  private final ArmedActions armed;
  private final Map<Feature, EventLog> logs;
  private final LateEvents lateEvents;
  private final SpoiledPages spoiledPages = new SpoiledPages();

  /** Adds one event that is older than the newest. */
  interface LateEvents {
    void appendTo(Feature feature);
  }

  EventsApi(
      Clock clock,
      String account,
      Tokens tokens,
      RateLimits limits,
      ArmedActions armed,
      Map<Feature, EventLog> logs,
      LateEvents lateEvents) {
    this.clock = clock;
    this.account = account;
    this.tokens = tokens;
    this.limits = limits;
    this.armed = armed;
    this.logs = Map.copyOf(logs);
    this.lateEvents = lateEvents;
  }

  /**
   * @param authorization the header; empty when there is none
   * @param body empty when there is none
   */
  Reply answer(String method, String path, String authorization, String body) {
    Matcher introspection = INTROSPECTION.matcher(path);
    if (method.equals("GET") && introspection.matches()) {
      ApiVersion version = introspection.group(1) == null ? ApiVersion.V1 : ApiVersion.V2;
      return introspect(version, tokens.check(authorization));
    }
    Matcher events = EVENTS.matcher(path);
    if (method.equals("POST") && events.matches()) {
      ApiVersion version = events.group(1).equals("1") ? ApiVersion.V1 : ApiVersion.V2;
      return Feature.find(events.group(2))
          .map(feature -> events(feature, version, tokens.check(authorization), body))
          .orElseGet(SpoiledReplies::notFound);
    }
    return SpoiledReplies.notFound();
  }

  private Reply introspect(ApiVersion version, Optional<Tokens.Grant> grant) {
    if (grant.isEmpty()) {
      return unauthorized(version);
    }
    if (!limits.permits()) {
      return SpoiledReplies.tooMany(version);
    }
    Reply good = Reply.json(200, introspection(version, grant.get()));
    return armed
        .take(INTROSPECT, action -> true)
        .map(action -> SpoiledReplies.of(action, good, version, clock.instant()))
        .orElse(good);
  }

  private byte[] introspection(ApiVersion version, Tokens.Grant grant) {
    boolean first = version == ApiVersion.V1;
    ObjectNode body = JSON.createObjectNode();
    body.put(first ? "UUID" : "uuid", grant.integration());
    body.put(first ? "IssuedAt" : "issued_at", Rfc3339.text(Rfc3339.nanos(grant.issued())));
    ArrayNode features = body.putArray(first ? "Features" : "features");
    new TreeSet<>(grant.features()).forEach(features::add);
    if (!first) {
      body.put("account_uuid", account);
    }
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Reply events(
      Feature feature, ApiVersion version, Optional<Tokens.Grant> grant, String body) {
    if (grant.filter(one -> one.features().contains(feature.wireName())).isEmpty()) {
      return unauthorized(version);
    }
    if (!limits.permits()) {
      return SpoiledReplies.tooMany(version);
    }
    EventLog log = logs.get(feature);
    try {
      Cursor cursor = RequestBody.cursor(body, log, clock);
      return page(log.page(cursor, cursor.limit()), feature, version);
    } catch (BadRequest refused) {
      return Reply.error(400, "Bad Request: " + refused.getMessage(), version);
    }
  }

  private Reply page(Page page, Feature feature, ApiVersion version) {
    EventLog log = logs.get(feature);
    Optional<AdverseAction> taken =
        armed.take(
            feature.wireName(), action -> action.fits(page, log.before(page.at()).isEmpty()));
    if (taken.isEmpty()) {
      return Reply.json(200, PageWriter.write(page, version));
    }
    AdverseAction action = taken.get();
    if (action.layer() == AdverseAction.Layer.PAGE) {
      if (action == AdverseAction.LATE_EVENT) {
        lateEvents.appendTo(feature);
      }
      return Reply.json(200, spoiledPages.of(action, page, log, version));
    }
    Reply good = Reply.json(200, PageWriter.write(page, version));
    return SpoiledReplies.of(action, good, version, clock.instant());
  }

  private static Reply unauthorized(ApiVersion version) {
    return Reply.error(401, "Unauthorized access", version);
  }
}
