package dev.opsentinel.noise;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys of what was seen and safely buffered. Holds a bounded number of them: when full, the one
 * that was asked for least recently is forgotten, and its next event is kept as if it were the
 * first. It starts empty, so a restart keeps more as well.
 *
 * <p>Shared by the threads of all feeds.
 */
final class FirstSights {

  private final Object lock = new Object();
  private final Map<String, Boolean> keys;

  FirstSights(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "A memory of " + capacity + " first sights remembers none: give it at least 1.");
    }
    this.keys =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > capacity;
          }
        };
  }

  boolean knows(String key) {
    synchronized (lock) {
      return keys.get(key) != null;
    }
  }

  void remember(Collection<String> seen) {
    synchronized (lock) {
      seen.forEach(key -> keys.put(key, Boolean.TRUE));
    }
  }
}
