package dev.opsentinel.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What the adverse actions on status and wire make of a reply. */
final class SpoiledReplies {
  private static final String HTML = "<html><body><h1>%s</h1><hr>nginx</body></html>\n";

  private SpoiledReplies() {}

  /**
   * @param good the reply there would be without the action
   */
  static Reply of(AdverseAction action, Reply good, ApiVersion version, Instant now) {
    return switch (action) {
      case TOO_MANY_REQUESTS -> tooMany(version);
      case TOO_MANY_REQUESTS_RETRY_AFTER -> tooMany(version).header("Retry-After", "2");
      case TOO_MANY_REQUESTS_EMPTY_BODY -> Reply.empty(429);
      case SERVICE_UNAVAILABLE_RETRY_AFTER_DATE ->
          Reply.error(503, "Service Unavailable", version).header("Retry-After", soon(now));
      case SERVER_ERROR -> Reply.error(500, "Internal Server Error", version);
      case SERVER_ERROR_IN_OTHER_SHAPE ->
          Reply.error(500, "Internal Server Error", version.other());
      case BAD_GATEWAY_HTML -> Reply.text(502, "text/html", HTML.formatted("502 Bad Gateway"));
      case HTML_WITH_200 -> Reply.text(200, "text/html", HTML.formatted("Please sign in"));
      case UNAUTHORIZED -> Reply.error(401, "Unauthorized access", version);
      case NOT_FOUND_TEXT -> notFound();
      case BAD_REQUEST -> Reply.error(400, "Bad Request", version);
      case NO_ANSWER -> Reply.empty(0).delivered(Reply.Delivery.NONE);
      case RESET_MID_BODY -> good.delivered(Reply.Delivery.CUT);
      case SLOW_BODY -> good.delivered(Reply.Delivery.CRAWLING);
      case TRUNCATED_JSON -> good.truncated();
      default -> throw new IllegalArgumentException(action + " spoils pages, not replies.");
    };
  }

  static Reply tooMany(ApiVersion version) {
    return Reply.error(429, "Too Many Requests", version);
  }

  static Reply notFound() {
    return Reply.text(404, "text/plain", "404 page not found\n");
  }

  /** HTTP dates have whole seconds; three ahead are at least two. */
  private static String soon(Instant now) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(3).atZone(ZoneOffset.UTC));
  }
}
