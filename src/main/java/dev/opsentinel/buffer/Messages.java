package dev.opsentinel.buffer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.sentinel.MalformedEvent;
import dev.opsentinel.sentinel.Row;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Packs rows into as few buffer messages as fit, and opens them again. */
public final class Messages {

  /** A row that stays under this many bytes fits a message whatever it holds. */
  private static final int SURELY_FITS = MessageFormat.LONGEST_TEXT / 2;

  /** Raw bytes per character of a message, before one was packed; measured on item usages. */
  private static final double FIRST_GUESS = 8;

  /** Aims below the cap, since rows differ. */
  private static final double FILL = 0.93;

  private final MessageFormat format;
  private volatile double bytesPerCharacter = FIRST_GUESS;

  public Messages(ObjectMapper json) {
    this.format = new MessageFormat(json);
  }

  /**
   * The rows as messages, in order; none when there are no rows.
   *
   * <p>How well rows compress is only known afterwards, so each message is sized by the one before
   * and packed again with fewer rows when it came out too long.
   */
  public List<Message> pack(
      @Body List<Row> rows,
      @Variable("account") String account,
      @Variable("feature") String feature) {
    List<Message> messages = new ArrayList<>();
    int from = 0;
    double guess = bytesPerCharacter;
    while (from < rows.size()) {
      int to = end(rows, from, (int) (MessageFormat.LONGEST_TEXT * FILL * guess));
      Message message = format.write(account, feature, rows.subList(from, to));
      while (message.text().length() > MessageFormat.LONGEST_TEXT && to - from > 1) {
        int fitting =
            (int) (FILL * (to - from) * MessageFormat.LONGEST_TEXT / message.text().length());
        to = from + Math.max(1, Math.min(fitting, to - from - 1));
        message = format.write(account, feature, rows.subList(from, to));
      }
      guess = learned(guess, size(rows, from, to), message.text().length());
      messages.add(message);
      from = to;
    }
    bytesPerCharacter = guess;
    return messages;
  }

  /**
   * Passes a row on that fits a message by itself.
   *
   * @throws MalformedEvent when it never can; the Events API documents no event of that size
   */
  public Row requireFits(
      @Body Row row, @Variable("account") String account, @Variable("feature") String feature) {
    if (row.json().length > SURELY_FITS
        && (row.json().length > MessageFormat.MOST_JSON_BYTES - 2
            || format.write(account, feature, List.of(row)).text().length()
                > MessageFormat.LONGEST_TEXT)) {
      throw new MalformedEvent("the event's row is too large for a buffer message");
    }
    return row;
  }

  /**
   * The rows of a stored message.
   *
   * @throws UnreadableMessage when it cannot be read
   */
  public Message.Opened open(@Body byte[] stored) {
    return format.read(stored);
  }

  /**
   * The rows of an opened message. A method, since Camel's simple language would hash all of them
   * to look the accessor up.
   */
  public List<ObjectNode> rows(@Variable("message") Message.Opened message) {
    return message.rows();
  }

  private static int end(List<Row> rows, int from, int aim) {
    int most = Math.min(aim, MessageFormat.MOST_JSON_BYTES);
    int bytes = 2;
    int to = from;
    while (to < rows.size() && (to == from || bytes + rows.get(to).json().length + 1 <= most)) {
      bytes += rows.get(to).json().length + 1;
      to++;
    }
    return to;
  }

  /** A short message is mostly envelope: from it alone, the next one would be cut too short. */
  private static double learned(double guess, int bytes, int characters) {
    double seen = (double) bytes / characters;
    return seen > guess || characters > MessageFormat.LONGEST_TEXT / 2 ? seen : guess;
  }

  private static int size(List<Row> rows, int from, int to) {
    return rows.subList(from, to).stream().mapToInt(row -> row.json().length + 1).sum();
  }
}
