package dev.opsentinel.buffer;

import java.util.List;

/**
 * One buffer message: rows that are uploaded in one call, and so succeed or fail as a whole.
 *
 * <p>As text it is one JSON object, {@code {"format":1,"account","feature","count","first","last",
 * "rows"}}, at most {@link MessageFormat#LONGEST_TEXT} characters; {@code rows} is the JSON array
 * of the rows, gzip, base64.
 *
 * @param id made of the rows' uuids: the same rows give the same id, also after a restart
 * @param account name of the polled account in the settings
 * @param feature of the Events API, or {@code healthevents}
 * @param count number of rows
 * @param first earliest event time in the message as sent; empty for health rows
 * @param last latest event time in the message as sent; empty for health rows
 * @param text the message as it is stored
 */
public record Message(
    String id, String account, String feature, int count, String first, String last, String text) {

  /** A message with its rows unpacked. */
  public record Opened(
      String account, String feature, List<com.fasterxml.jackson.databind.node.ObjectNode> rows) {
    public Opened {
      rows = List.copyOf(rows);
    }
  }
}
