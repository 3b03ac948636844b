package dev.opsentinel.simulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The adverse actions that wait for a request, in the order armed. Safe for several threads. */
final class ArmedActions {
  private static final class Armed {
    final AdverseAction action;
    final Set<String> endpoints;
    int left;

    Armed(AdverseAction action, Set<String> endpoints, int left) {
      this.action = action;
      this.endpoints = endpoints;
      this.left = left;
    }
  }

  private final List<Armed> armed = new ArrayList<>();

  synchronized void arm(AdverseAction action, Set<String> endpoints, int times) {
    if (times > 0) {
      armed.add(new Armed(action, endpoints, times));
    }
  }

  synchronized void disarm() {
    armed.clear();
  }

  /** How many times all of them together will still act. */
  synchronized long left() {
    return armed.stream().mapToLong(one -> one.left).sum();
  }

  /** The first that is meant for the endpoint and fits; it has then acted once. */
  synchronized Optional<AdverseAction> take(String endpoint, Predicate<AdverseAction> fits) {
    for (Iterator<Armed> all = armed.iterator(); all.hasNext(); ) {
      Armed one = all.next();
      if (one.endpoints.contains(endpoint) && fits.test(one.action)) {
        one.left--;
        if (one.left == 0) {
          all.remove();
        }
        return Optional.of(one.action);
      }
    }
    return Optional.empty();
  }
}
