package dev.opsentinel.eventsapi;

import java.util.List;
import java.util.Optional;

/** Keeps positions so that they survive a crash at any moment. */
public interface CursorStore {

  /**
   * The last position saved whole.
   *
   * @return empty when nothing was ever saved
   * @throws CursorStoreException when records exist but none of them can be read: polling from
   *     "now" would lose events silently
   */
  Optional<Position> read(String account, String feature);

  /**
   * Saves a position; when this returns, it is on disk.
   *
   * @param position its generation is one more than that of the position it follows
   * @throws CursorStoreException when another writer saved that generation already, or the store
   *     refuses
   */
  void save(Position position);

  /** All saved positions, by account and feature; what cannot be read is logged and left out. */
  List<Position> all();
}
