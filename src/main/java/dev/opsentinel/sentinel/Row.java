package dev.opsentinel.sentinel;

/**
 * One row of the table, as it is sent: without {@code TimeGenerated}, which is set on arrival.
 *
 * <p>Serialised once; packing and delivery only join the bytes.
 *
 * @param uuid the row's {@code uuid_s}
 * @param timestamp the event's time as sent; empty for a health row
 * @param json the row as one JSON object in UTF-8, columns without a value left out
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying every row would cost the most
public record Row(String uuid, String timestamp, byte[] json) {}
