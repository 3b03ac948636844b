package dev.opsentinel.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Choices of unequal likelihood. Weights are relative; they need not add up to anything. */
final class Weighted<T> {
  private final List<T> choices;
  private final double[] upTo;

  Weighted() {
    this(List.of(), new double[0]);
  }

  private Weighted(List<T> choices, double[] upTo) {
    this.choices = choices;
    this.upTo = upTo;
  }

  /** These choices and one more. */
  Weighted<T> with(double weight, T choice) {
    int count = choices.size();
    List<T> more = new ArrayList<>(choices);
    more.add(choice);
    double[] moreUpTo = Arrays.copyOf(upTo, count + 1);
    moreUpTo[count] = weight + (count == 0 ? 0 : upTo[count - 1]);
    return new Weighted<>(List.copyOf(more), moreUpTo);
  }

  T pick(Dice dice) {
    double thrown = dice.unit() * upTo[upTo.length - 1];
    int chosen = 0;
    while (upTo[chosen] <= thrown) {
      chosen++;
    }
    return choices.get(chosen);
  }
}
