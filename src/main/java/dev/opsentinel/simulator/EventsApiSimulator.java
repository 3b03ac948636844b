package dev.opsentinel.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A running 1Password Events API, versions 1 and 2, on the loopback address. Features are named as
 * in the paths: {@code signinattempts}, {@code itemusages}, {@code auditevents}; another name is an
 * {@link IllegalArgumentException}. Safe for several threads.
 */
public final class EventsApiSimulator implements AutoCloseable {
  private final SimulatorOptions options;
  private final Clock clock;
  private final Organisation organisation;
  private final Map<Feature, EventLog> logs = new EnumMap<>(Feature.class);
  private final ArmedActions armed = new ArmedActions();
  private final Moment moment;
  private final LiveActivity live;
  private final HttpFront http;
  private final Tokens tokens;
  private final String token;

  private EventsApiSimulator(SimulatorOptions options) {
    this.options = options;
    clock = options.clock();
    http = HttpFront.bind(options.port(), clock);
    organisation = Organisation.found(options.seed(), options.people());
    VaultVersions versions = new VaultVersions(organisation);
    fillLogs(versions);
    moment = new Moment(organisation, versions, options);
    live = new LiveActivity(options.liveEventsPerSecond(), clock, moment, logs);
    tokens = new Tokens(audience(), organisation.accountUuid(), clock);
    token = tokens.issue(options.features());
  }

  /**
   * Lays out the history and begins to listen.
   *
   * @throws IllegalStateException when the port is taken
   */
  public static EventsApiSimulator start(SimulatorOptions options) {
    EventsApiSimulator simulator = new EventsApiSimulator(options);
    simulator.serve();
    return simulator;
  }

  /** With nobody in it, for tests that add their own events. */
  public static EventsApiSimulator empty() {
    return start(SimulatorOptions.empty());
  }

  private void fillLogs(VaultVersions versions) {
    Instant now = clock.instant();
    Trail trail = History.between(now.minus(options.history()), now, organisation, options);
    long tag = Dice.seed(options.seed(), options.people(), Rfc3339.nanos(now));
    for (Feature feature : Feature.values()) {
      List<Event> events = trail.inOrder(feature);
      events.replaceAll(event -> event instanceof AuditEvent audit ? versions.count(audit) : event);
      logs.put(feature, new EventLog(feature, tag, clock, events));
    }
  }

  private void serve() {
    RateLimits limits =
        new RateLimits(clock, options.requestsPerMinute(), options.requestsPerHour());
    String account = organisation.accountUuid();
    http.serve(new EventsApi(clock, account, tokens, limits, armed, logs, this::appendLate));
    live.start();
  }

  private void appendLate(Feature feature) {
    EventLog log = logs.get(feature);
    log.append(moment.event(feature, moment.longBefore(log.newestNanos())));
  }

  private String audience() {
    return "127.0.0.1:" + http.port();
  }

  /** Without path: {@code http://127.0.0.1:PORT}. */
  public URI url() {
    return URI.create("http://" + audience());
  }

  /** Uuid of the account that every event and token belongs to. */
  public String accountUuid() {
    return organisation.accountUuid();
  }

  /**
   * For all features of the options; never expires. Always the same one. Its {@code aud} is {@code
   * ["127.0.0.1:PORT"]}.
   */
  public String token() {
    return token;
  }

  /** Another token, for these features only. */
  public String tokenFor(Set<String> features) {
    features.forEach(Feature::named);
    return tokens.issue(features);
  }

  /** A token that expires after a time, by the simulator's clock. */
  public String tokenExpiringIn(Duration time) {
    return tokens.issue(options.features(), audience(), clock.instant().plus(time));
  }

  /** A token that expired a minute ago. */
  public String expiredToken() {
    return tokenExpiringIn(Duration.ofMinutes(-1));
  }

  /** A token for another server, such as {@code events.1password.eu}; refused here. */
  public String tokenForAudience(String host) {
    return tokens.issue(options.features(), host, Instant.MAX);
  }

  /** From now on every request with the token is answered with 401. */
  public void revoke(String revoked) {
    tokens.revoke(revoked);
  }

  /**
   * Appends an event. It is delivered after all that exist, even when its {@code timestamp} is
   * older; but a later request that starts anew with a {@code start_time} after it does not find
   * it, and nobody finds one older than 120 days.
   */
  public void add(String feature, ObjectNode event) {
    log(feature).append(handcrafted(event));
  }

  /** Appends an event that cursors pass over; only a request that starts anew finds it. */
  public void addHidden(String feature, ObjectNode event) {
    log(feature).appendHidden(handcrafted(event));
  }

  private HandcraftedEvent handcrafted(ObjectNode event) {
    return HandcraftedEvent.of(event, Rfc3339.nanos(clock.instant()));
  }

  /** Lets the action act on the next requests, of all three features, that it fits. */
  public void arm(AdverseAction action, int times) {
    armed.arm(action, Set.copyOf(Feature.names()), times);
  }

  /** Lets the action act on the next requests for one feature that it fits. */
  public void arm(AdverseAction action, String feature, int times) {
    armed.arm(action, Set.of(Feature.named(feature).wireName()), times);
  }

  /**
   * Lets the action act on the next introspections.
   *
   * @throws IllegalArgumentException for an action on pages, of which introspection has none
   */
  public void armIntrospection(AdverseAction action, int times) {
    if (action.layer() == AdverseAction.Layer.PAGE) {
      throw new IllegalArgumentException(action + " spoils pages of events: arm it for a feature.");
    }
    armed.arm(action, Set.of(EventsApi.INTROSPECT), times);
  }

  /** Nothing armed acts any more. */
  public void disarm() {
    armed.disarm();
  }

  /** How many times what is armed will still act, all together; 0 when all has acted. */
  public long armed() {
    return armed.left();
  }

  /**
   * Uuids of all events within retention, in the order served: what a perfect collector has. Events
   * without uuid are left out.
   */
  public List<String> servedUuids(String feature) {
    return log(feature).kept().stream().map(Event::uuid).filter(uuid -> !uuid.isEmpty()).toList();
  }

  /** How many events are within retention. */
  public long eventCount(String feature) {
    return log(feature).kept().size();
  }

  /** Every request so far, in the order answered. */
  public List<RecordedRequest> requests() {
    return http.requests();
  }

  private EventLog log(String feature) {
    return logs.get(Feature.named(feature));
  }

  /** Stops listening; answers under way are cut. */
  @Override
  public void close() {
    live.close();
    http.close();
  }
}
