package dev.opsentinel.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.SettableClock;
import dev.opsentinel.sentinel.MalformedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {

  private final Exception cause = new MalformedEvent("the event has no uuid");

  @TempDir Path home;
  private final ObjectMapper json = new ObjectMapper();
  private final SettableClock clock = new SettableClock();
  private Path folder;
  private DeadLetters letters;

  @BeforeEach
  void open() {
    folder = home.resolve("dead-letters");
    letters = new DeadLetters(folder, json, clock);
  }

  @Test
  void anEventIsKeptAsItCameWithTheCauseAndTheTimeOfItsFailure() throws IOException {
    JsonNode event = json.readTree("{\"timestamp\":\"2026-03-18T22:00:00Z\",\"odd\":[1,null]}");

    letters.keep(event, "main", "itemusages", cause);

    ObjectNode expected = json.createObjectNode();
    expected.put("account", "main").put("feature", "itemusages");
    expected.put("cause", "the event has no uuid");
    expected.put("firstFailure", "2026-03-18T22:00:00Z");
    expected.set("payload", event);
    assertThat(kept()).containsExactly(expected);
  }

  @Test
  void theSameEventTwiceIsOneLetterThatKeepsItsFirstFailure() throws IOException {
    JsonNode event = json.readTree("{\"odd\":1}");
    letters.keep(event, "main", "itemusages", cause);

    clock.move(Duration.ofHours(1));
    letters.keep(event.deepCopy(), "main", "itemusages", new MalformedEvent("another cause"));

    assertThat(kept()).hasSize(1);
    assertThat(kept().get(0).path("firstFailure").asText()).isEqualTo("2026-03-18T22:00:00Z");
    assertThat(kept().get(0).path("cause").asText()).isEqualTo("the event has no uuid");
  }

  @Test
  void theSamePayloadOfAnotherFeedOrAnotherPayloadIsAnotherLetter() throws IOException {
    letters.keep(json.readTree("{\"odd\":1}"), "main", "itemusages", cause);
    letters.keep(json.readTree("{\"odd\":1}"), "main", "auditevents", cause);
    letters.keep(json.readTree("{\"odd\":1}"), "other", "itemusages", cause);
    letters.keep(json.readTree("{\"odd\":2}"), "main", "itemusages", cause);

    assertThat(kept()).hasSize(4);
  }

  @Test
  void aMessageIsKeptAsItsText() throws IOException {
    letters.keep("{\"format\":7".getBytes(StandardCharsets.UTF_8), "", "", cause);
    letters.keep("a text", null, null, new IllegalStateException());

    assertThat(kept().stream().map(letter -> letter.path("payload").asText()))
        .containsExactlyInAnyOrder("{\"format\":7", "a text");
    assertThat(kept()).allMatch(letter -> letter.path("account").asText().isEmpty());
    assertThat(kept()).allMatch(letter -> letter.path("feature").asText().isEmpty());
    assertThat(kept()).allMatch(letter -> letter.path("cause").isTextual());
  }

  @Test
  void bytesThatAreNoTextAreKeptToTheLastBit() throws IOException {
    byte[] one = {(byte) 0x1f, (byte) 0x8b, (byte) 0xff};
    byte[] other = {(byte) 0x1f, (byte) 0x8b, (byte) 0xfe};

    letters.keep(one, "main", "itemusages", cause);
    letters.keep(other, "main", "itemusages", cause);

    List<byte[]> payloads = new ArrayList<>();
    for (JsonNode letter : kept()) {
      assertThat(letter.path("encoding").asText()).isEqualTo("base64");
      payloads.add(letter.path("payload").binaryValue());
    }
    assertThat(payloads).containsExactlyInAnyOrder(one, other);
  }

  @Test
  void aFolderThatRefusesIsNamedAndTheEventStaysWhereItWas() throws IOException {
    Files.createFile(folder);

    assertThatThrownBy(() -> letters.keep("x", "main", "itemusages", cause))
        .isInstanceOf(BufferRefused.class)
        .hasMessageStartingWith("the dead letter folder %s refuses a letter: ", folder);
  }

  private List<JsonNode> kept() throws IOException {
    List<JsonNode> kept = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        kept.add(json.readTree(file.toFile()));
      }
    }
    return kept;
  }
}
