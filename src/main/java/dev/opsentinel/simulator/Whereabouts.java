package dev.opsentinel.simulator;

/**
 * Where a session comes from.
 *
 * @param ipAddress IPv4, or IPv6 in short or in full form; only addresses reserved for
 *     documentation and benchmarks (RFC 5737, RFC 2544, RFC 3849), so that none is anybody's
 */
record Whereabouts(Place place, String ipAddress) {

  /** One address for everybody in the building. */
  static Whereabouts office(Place place, int number) {
    return new Whereabouts(place, "203.0.113." + (10 + number % 200));
  }

  /** An address of one's own; about one home in eight has IPv6. */
  static Whereabouts home(Place place, int number, Dice dice) {
    if (dice.chance(0.08)) {
      return new Whereabouts(place, "2001:db8:%x::%x".formatted(number % 65536, 1 + dice.below(9)));
    }
    if (dice.chance(0.05)) {
      return new Whereabouts(
          place, "2001:0db8:%04x:0000:0000:8a2e:0370:7334".formatted(number % 65536));
    }
    return new Whereabouts(
        place,
        "198.%d.%d.%d".formatted(18 + (number >> 16) % 2, (number >> 8) % 256, number % 256));
  }

  /** A hotel, a train, or somebody else's computer. */
  static Whereabouts elsewhere(Dice dice) {
    return new Whereabouts(dice.of(Place.ALL), "198.51.100." + dice.between(1, 254));
  }
}
