package dev.opsentinel.simulator;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A position in one feature's events, not a consumable: the same cursor always leads to the same
 * following events. On the wire an opaque base64 text.
 *
 * @param tag of the simulator that gave it out; another one does not know it
 * @param limit page size, bound to the cursor, 1 to 1000
 * @param startNanos events known at {@code frontier} are served from this time on, inclusive
 * @param endNanos and up to this time, exclusive; {@link Long#MAX_VALUE} for no end
 * @param frontier how many events existed at the first request; whatever comes after is served
 *     however old it is
 * @param position index of the next event
 * @param edition tells apart texts that mean the same
 */
record Cursor(
    Feature feature,
    long tag,
    int limit,
    long startNanos,
    long endNanos,
    int frontier,
    int position,
    int edition) {

  private static final int FIRST_LONG = 1 + Short.BYTES;
  private static final int FIRST_INT = FIRST_LONG + 3 * Long.BYTES;
  private static final int BYTES = FIRST_INT + 3 * Integer.BYTES;

  Cursor at(int nextPosition) {
    return new Cursor(feature, tag, limit, startNanos, endNanos, frontier, nextPosition, 0);
  }

  Cursor edition(int number) {
    return new Cursor(feature, tag, limit, startNanos, endNanos, frontier, position, number);
  }

  String text() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES + Integer.BYTES);
    bytes.put(feature.letter()).putShort((short) limit);
    bytes.putLong(tag).putLong(startNanos).putLong(endNanos);
    bytes.putInt(frontier).putInt(position).putInt(edition);
    bytes.putInt(checksum(bytes.array()));
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /** Empty when no simulator ever gave out such a text. */
  static Optional<Cursor> parse(String text) {
    ByteBuffer bytes;
    try {
      bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (bytes.capacity() != BYTES + Integer.BYTES
        || bytes.getInt(BYTES) != checksum(bytes.array())) {
      return Optional.empty();
    }
    return Optional.of(
        new Cursor(
            Feature.of(bytes.get()),
            bytes.getLong(FIRST_LONG),
            bytes.getShort(1),
            bytes.getLong(FIRST_LONG + Long.BYTES),
            bytes.getLong(FIRST_LONG + 2 * Long.BYTES),
            bytes.getInt(FIRST_INT),
            bytes.getInt(FIRST_INT + Integer.BYTES),
            bytes.getInt(FIRST_INT + 2 * Integer.BYTES)));
  }

  private static int checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, BYTES);
    return (int) crc.getValue();
  }
}
