package dev.opsentinel.simulator;

import java.util.List;

/**
 * Repeatable chance: the same seed gives the same throws on every machine (SplitMix64). Cheap
 * enough to make one per event. Not for secrets.
 */
final class Dice {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  Dice(long seed) {
    state = seed;
  }

  /** One seed out of several numbers; the order counts. */
  static long seed(long first, long second, long third) {
    return mix(mix(mix(first) + second) + third);
  }

  private static long mix(long value) {
    long z = value + GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long next() {
    long thrown = mix(state);
    state += GOLDEN_GAMMA;
    return thrown;
  }

  /** 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) (((next() >>> 33) * bound) >>> 31);
  }

  /** From {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  /** At least 0, below 1. */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  <T> T of(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** The first ones far more often than the last, as with favourites. */
  <T> T favourite(List<T> choices) {
    double unit = unit();
    return choices.get((int) (unit * unit * unit * choices.size()));
  }
}
