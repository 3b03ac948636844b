package dev.opsentinel.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * A shared vault; only items of shared vaults are reported.
 *
 * @param number place in the organisation's list
 * @param items item ids, the most used first
 */
record Vault(int number, String uuid, List<String> items) {

  static Vault furnished(int number, Dice dice) {
    List<String> items = new ArrayList<>();
    for (int i = dice.between(10, 50); i > 0; i--) {
      items.add(Identifiers.lower(dice.next()));
    }
    return new Vault(number, Identifiers.lower(dice.next()), List.copyOf(items));
  }
}
