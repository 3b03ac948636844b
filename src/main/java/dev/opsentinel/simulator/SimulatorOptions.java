package dev.opsentinel.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * Whom the simulator plays. The same seed and clock give the same history.
 *
 * @param seed founds the organisation and decides everything that happens in it
 * @param people with a working day each; 0 for nobody, then only handcrafted and late events exist
 * @param history how far back events exist when the simulator starts; the API keeps 120 days
 * @param liveEventsPerSecond over all features; they appear while it runs, with the time of then
 * @param ciFetchesPerDay {@code server-fetch} item usages by one service account
 * @param features what {@link EventsApiSimulator#token()} may read
 * @param port on the loopback address; 0 for any free one
 * @param requestsPerMinute over all endpoints together, by the clock's minute
 * @param requestsPerHour likewise, by the clock's hour
 */
public record SimulatorOptions(
    long seed,
    int people,
    Duration history,
    double liveEventsPerSecond,
    int ciFetchesPerDay,
    Set<String> features,
    int port,
    Clock clock,
    int requestsPerMinute,
    int requestsPerHour) {

  public SimulatorOptions {
    features = Set.copyOf(features);
    features.forEach(Feature::named);
    require(people >= 0, "people is " + people + ": use 0 or more.");
    require(!history.isNegative(), "history is " + history + ": use a positive duration.");
    require(
        liveEventsPerSecond >= 0,
        "liveEventsPerSecond is " + liveEventsPerSecond + ": use 0 or more.");
    require(ciFetchesPerDay >= 0, "ciFetchesPerDay is " + ciFetchesPerDay + ": use 0 or more.");
    require(port >= 0 && port <= 65535, "port is " + port + ": use 0 to 65535.");
  }

  private static void require(boolean held, String sentence) {
    if (!held) {
      throw new IllegalArgumentException(sentence);
    }
  }

  /** 120 people, one build server, 47 hours of history, nothing live, the real rate limits. */
  public static SimulatorOptions defaults() {
    return builder().build();
  }

  /** Nobody and nothing: for tests that add their own events. */
  public static SimulatorOptions empty() {
    return builder().people(0).ciFetchesPerDay(0).build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Starts from {@link SimulatorOptions#defaults()}. */
  public static final class Builder {
    private long seed = 1;
    private int people = 120;
    private Duration history = Duration.ofHours(47);
    private double liveEventsPerSecond;
    private int ciFetchesPerDay = 2000;
    private Set<String> features = Set.copyOf(Feature.names());
    private int port;
    private Clock clock = Clock.systemUTC();
    private int requestsPerMinute = 600;
    private int requestsPerHour = 30_000;

    private Builder() {}

    public Builder seed(long number) {
      seed = number;
      return this;
    }

    public Builder people(int number) {
      people = number;
      return this;
    }

    public Builder history(Duration span) {
      history = span;
      return this;
    }

    public Builder liveEventsPerSecond(double rate) {
      liveEventsPerSecond = rate;
      return this;
    }

    public Builder ciFetchesPerDay(int number) {
      ciFetchesPerDay = number;
      return this;
    }

    public Builder features(Set<String> names) {
      features = names;
      return this;
    }

    public Builder port(int number) {
      port = number;
      return this;
    }

    public Builder clock(Clock theClock) {
      clock = theClock;
      return this;
    }

    public Builder requestsPerMinute(int number) {
      requestsPerMinute = number;
      return this;
    }

    public Builder requestsPerHour(int number) {
      requestsPerHour = number;
      return this;
    }

    /** For benchmarks, which measure the collector and not the API's rate limit. */
    public Builder unlimitedRequests() {
      return requestsPerMinute(Integer.MAX_VALUE).requestsPerHour(Integer.MAX_VALUE);
    }

    public SimulatorOptions build() {
      return new SimulatorOptions(
          seed,
          people,
          history,
          liveEventsPerSecond,
          ciFetchesPerDay,
          features,
          port,
          clock,
          requestsPerMinute,
          requestsPerHour);
    }
  }
}
