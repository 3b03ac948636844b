package dev.opsentinel.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * Something the API reports. An invented event is a few numbers and writes itself anew each time it
 * is served, always in the same words; so millions of them fit into memory.
 */
interface Event {
  /** Nanoseconds since 1970. */
  long epochNanos();

  /** Empty for a handcrafted event that has none. */
  String uuid();

  void write(JsonGenerator json, ApiVersion version) throws IOException;
}
