package dev.opsentinel.simulator;

/**
 * One way in which a server, a network or the data itself can be bad. Armed with {@link
 * EventsApiSimulator#arm}, it acts on the next request it fits. No action makes an event vanish: a
 * collector that copes ends up with all of {@link EventsApiSimulator#servedUuids}.
 */
public enum AdverseAction {
  /** 429 with the usual error body and no {@code Retry-After}. */
  TOO_MANY_REQUESTS(Layer.STATUS, Needs.NOTHING),
  /** 429 with {@code Retry-After: 2} (seconds). */
  TOO_MANY_REQUESTS_RETRY_AFTER(Layer.STATUS, Needs.NOTHING),
  /** 429 without a body. */
  TOO_MANY_REQUESTS_EMPTY_BODY(Layer.STATUS, Needs.NOTHING),
  /** 503 with {@code Retry-After} as an HTTP date two seconds ahead. */
  SERVICE_UNAVAILABLE_RETRY_AFTER_DATE(Layer.STATUS, Needs.NOTHING),
  /** 500 with the usual error body. */
  SERVER_ERROR(Layer.STATUS, Needs.NOTHING),
  /** 500 with the error body of the other API version. */
  SERVER_ERROR_IN_OTHER_SHAPE(Layer.STATUS, Needs.NOTHING),
  /** 502 with a proxy's HTML page. */
  BAD_GATEWAY_HTML(Layer.STATUS, Needs.NOTHING),
  /** 200 with an HTML page, as a captive portal gives. */
  HTML_WITH_200(Layer.STATUS, Needs.NOTHING),
  /** 401 with the usual error body. */
  UNAUTHORIZED(Layer.STATUS, Needs.NOTHING),
  /** 404 with the plain text {@code 404 page not found}. */
  NOT_FOUND_TEXT(Layer.STATUS, Needs.NOTHING),
  /** 400 with the usual error body, as for a cursor that is refused or too old. */
  BAD_REQUEST(Layer.STATUS, Needs.NOTHING),

  /** The connection ends without an answer. */
  NO_ANSWER(Layer.WIRE, Needs.NOTHING),
  /** The connection ends in the middle of the declared body. */
  RESET_MID_BODY(Layer.WIRE, Needs.NOTHING),
  /** A byte of the body every fifth of a second, until client or simulator ends it. */
  SLOW_BODY(Layer.WIRE, Needs.NOTHING),
  /** 200 and a complete HTTP body, but the JSON in it stops halfway. */
  TRUNCATED_JSON(Layer.WIRE, Needs.NOTHING),

  /** {@code has_more} true with the request's own cursor, and the same items each time. */
  SAME_CURSOR_FOREVER(Layer.PAGE, Needs.NOTHING),
  /** {@code has_more} true with the cursor {@code ""}. */
  EMPTY_CURSOR(Layer.PAGE, Needs.NOTHING),
  /** No items, but {@code has_more} true and a cursor with which the real page comes. */
  PHANTOM_PAGE(Layer.PAGE, Needs.NOTHING),
  /** {@code has_more} true on what is the last page; the next one is empty. */
  HAS_MORE_AT_THE_END(Layer.PAGE, Needs.LAST_EVENTS),
  /** A page without events has {@code items: null}. */
  ITEMS_NULL(Layer.PAGE, Needs.NO_EVENTS),
  /** A page without events has no {@code items} at all. */
  ITEMS_MISSING(Layer.PAGE, Needs.NO_EVENTS),
  /** A page without events has a cursor that looks new but means the same. */
  NEW_EQUIVALENT_CURSOR(Layer.PAGE, Needs.NO_EVENTS),
  /** A page holds one event, whatever the limit. */
  ONE_EVENT_PAGE(Layer.PAGE, Needs.EVENTS),
  /** The last event of the page before is served again, as the first of this one. */
  DUPLICATE_EVENT(Layer.PAGE, Needs.EARLIER_EVENT),
  /** An event appears whose time is minutes to days before the newest; it comes last. */
  LATE_EVENT(Layer.PAGE, Needs.NOTHING),
  /** Among the items is a text instead of an object; every event is still served. */
  MALFORMED_EVENT(Layer.PAGE, Needs.EVENTS),
  /** Among the items is an object without {@code uuid}; every event is still served. */
  EVENT_WITHOUT_UUID(Layer.PAGE, Needs.EVENTS),
  /** Every item has extra keys, and the first one an enum value nobody has seen. */
  UNKNOWN_FIELD(Layer.PAGE, Needs.EVENTS),
  /** In the first item user, client, location and session are null. */
  NULL_WHERE_OBJECT(Layer.PAGE, Needs.EVENTS);

  /** What an action spoils. */
  enum Layer {
    STATUS,
    WIRE,
    PAGE
  }

  /** Which page an action waits for. */
  enum Needs {
    NOTHING,
    EVENTS,
    LAST_EVENTS,
    EARLIER_EVENT,
    NO_EVENTS
  }

  private final Layer layer;
  private final Needs needs;

  AdverseAction(Layer layer, Needs needs) {
    this.layer = layer;
    this.needs = needs;
  }

  Layer layer() {
    return layer;
  }

  /**
   * Whether the action can show on this page.
   *
   * @param first whether no event was served before the page
   */
  boolean fits(Page page, boolean first) {
    return switch (needs) {
      case NOTHING -> true;
      case EVENTS -> !page.events().isEmpty();
      case LAST_EVENTS -> !page.events().isEmpty() && !page.hasMore();
      case EARLIER_EVENT -> !page.events().isEmpty() && !first;
      case NO_EVENTS -> page.events().isEmpty();
    };
  }
}
