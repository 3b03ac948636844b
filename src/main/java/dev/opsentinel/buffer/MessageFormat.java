package dev.opsentinel.buffer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.sentinel.EventTime;
import dev.opsentinel.sentinel.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Writes and reads one buffer message. */
final class MessageFormat {

  /** An Azure queue message holds 64 KiB of text; this leaves room for the queue's own envelope. */
  static final int LONGEST_TEXT = 60_000;

  /** One upload may hold 1,000,000 bytes of JSON; TimeGenerated is added on arrival. */
  static final int MOST_JSON_BYTES = 900_000;

  private static final int FORMAT = 1;
  private static final Comparator<Dated> BY_TIME = Comparator.comparing(Dated::time);

  private final ObjectMapper json;

  MessageFormat(ObjectMapper json) {
    this.json = json;
  }

  /** The message of these rows, whether or not it keeps within the caps. */
  Message write(String account, String feature, List<Row> rows) {
    ObjectNode text = json.createObjectNode();
    List<Dated> dated = dated(rows);
    String first = dated.stream().min(BY_TIME).map(Dated::text).orElse("");
    String last = dated.stream().max(BY_TIME).map(Dated::text).orElse("");
    text.put("format", FORMAT).put("account", account).put("feature", feature);
    text.put("count", rows.size()).put("first", first).put("last", last);
    text.put("rows", Base64.getEncoder().encodeToString(gzip(rows)));
    return new Message(id(rows), account, feature, rows.size(), first, last, text.toString());
  }

  /**
   * The rows of a stored message.
   *
   * @throws UnreadableMessage when it is torn, of an unknown format or not what it says
   */
  Message.Opened read(byte[] stored) {
    try {
      JsonNode text = json.readTree(stored);
      if (text.path("format").asInt() != FORMAT) {
        throw new UnreadableMessage("the message is of no format that this version reads");
      }
      JsonNode array = json.readTree(gunzip(text.path("rows").binaryValue()));
      if (!array.isArray()
          || !text.path("account").isTextual()
          || !text.path("feature").isTextual()) {
        throw new UnreadableMessage("the message lacks its account, its feature or its rows");
      }
      List<ObjectNode> rows = new ArrayList<>();
      for (JsonNode row : array) {
        if (!(row instanceof ObjectNode fields)) {
          throw new UnreadableMessage("a row in the message is no JSON object");
        }
        rows.add(fields);
      }
      if (rows.size() != text.path("count").asInt()) {
        throw new UnreadableMessage("the message does not hold as many rows as it says");
      }
      return new Message.Opened(text.path("account").asText(), text.path("feature").asText(), rows);
    } catch (IOException e) {
      throw new UnreadableMessage("the message is torn: it does not unpack");
    }
  }

  /** Texts cannot be compared as such: the number of their fraction digits varies. */
  private record Dated(Instant time, String text) {}

  private static List<Dated> dated(List<Row> rows) {
    return rows.stream()
        .flatMap(
            row ->
                EventTime.parse(row.timestamp()).stream()
                    .map(time -> new Dated(time, row.timestamp())))
        .toList();
  }

  private static byte[] gzip(List<Row> rows) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(LONGEST_TEXT);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      char before = '[';
      for (Row row : rows) {
        gzip.write(before);
        gzip.write(row.json());
        before = ',';
      }
      gzip.write(']');
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused a write", e);
    }
    return packed.toByteArray();
  }

  private static byte[] gunzip(byte[] packed) throws IOException {
    if (packed == null) {
      throw new IOException("no rows");
    }
    try (GZIPInputStream gunzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] rows = gunzip.readNBytes(MOST_JSON_BYTES + 1);
      if (rows.length > MOST_JSON_BYTES) {
        throw new UnreadableMessage("the message unpacks to more than one upload may hold");
      }
      return rows;
    }
  }

  private static String id(List<Row> rows) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Row row : rows) {
        digest.update(row.uuid().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
