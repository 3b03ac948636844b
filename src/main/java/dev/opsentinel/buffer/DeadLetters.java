package dev.opsentinel.buffer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.durable.DurableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can never be delivered, one file each: {@code {"account","feature","cause","firstFailure",
 * "payload"}}. The payload is the event, row or message as it came; bytes that are no text are in
 * base64, and {@code "encoding":"base64"} says so.
 */
public final class DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private final Path folder;
  private final ObjectMapper json;
  private final Clock clock;

  public DeadLetters(Path folder, ObjectMapper json, Clock clock) {
    this.folder = folder;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Keeps a payload with the cause of its failure. The same payload of the same feed lands in the
   * same file, so a page that is asked for again adds nothing.
   *
   * @param feature empty when the payload is a message that does not say
   * @throws BufferRefused when the disk refuses; the event then stays where it was
   */
  public void keep(
      @Body Object payload,
      @Variable("account") String account,
      @Variable("feature") String feature,
      @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
    ObjectNode letter = json.createObjectNode();
    letter.put("account", account == null ? "" : account);
    letter.put("feature", feature == null ? "" : feature);
    letter.put("cause", String.valueOf(cause.getMessage()));
    letter.put("firstFailure", clock.instant().toString());
    if (payload instanceof JsonNode node) {
      letter.set("payload", node);
    } else if (payload instanceof byte[] bytes) {
      putBytes(letter, bytes);
    } else {
      letter.put("payload", String.valueOf(payload));
    }
    Path file = folder.resolve(name(letter));
    try {
      DurableFile.createFolders(folder);
      if (!Files.exists(file)) {
        DurableFile.put(file, json.writeValueAsBytes(letter));
        LOG.warn("dead letter {}: {}", file, cause.getMessage());
      }
    } catch (IOException e) {
      throw new BufferRefused(
          "the dead letter folder " + folder + " refuses a letter: " + e.getMessage(), e);
    }
  }

  private static void putBytes(ObjectNode letter, byte[] bytes) {
    try {
      letter.put(
          "payload", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notText) {
      letter.put("encoding", "base64");
      letter.put("payload", Base64.getEncoder().encodeToString(bytes));
    }
  }

  private static String name(ObjectNode letter) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (letter.path("account")
                          + "\n"
                          + letter.path("feature")
                          + "\n"
                          + letter.path("payload"))
                      .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16) + ".json";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
