package dev.opsentinel.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.sentinel.MalformedEvent;
import dev.opsentinel.sentinel.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

  private static final String SMALL = "2026-03-18T22:00:00Z";

  private final Messages messages = new Messages(new ObjectMapper());

  @Property(tries = 60)
  void whatIsPackedIsOpenedAgainInOrderAndEveryMessageKeepsWithinItsCaps(
      @ForAll("pages") List<List<Row>> pages) {
    Messages sameForAllPages = new Messages(new ObjectMapper());
    for (List<Row> rows : pages) {
      List<Message> packed = sameForAllPages.pack(rows, "main", "itemusages");

      List<ObjectNode> opened = new ArrayList<>();
      for (Message message : packed) {
        assertThat(message.text()).hasSizeLessThanOrEqualTo(60_000);
        List<ObjectNode> part = sameForAllPages.open(bytes(message.text())).rows();
        assertThat(part).hasSize(message.count()).isNotEmpty();
        assertThat(rawArray(part)).isLessThanOrEqualTo(900_000);
        opened.addAll(part);
      }
      assertThat(opened).isEqualTo(rows.stream().map(Rows::json).toList());
    }
  }

  /** Pages of small and of large rows, of text that compresses well and of text that does not. */
  @Provide
  Arbitrary<List<List<Row>>> pages() {
    Arbitrary<Row> small = rows(Arbitraries.integers().between(0, 3_000));
    Arbitrary<Row> large = rows(Arbitraries.integers().between(0, 40_000));
    Arbitrary<Row> flat =
        Arbitraries.integers()
            .between(0, 899_000)
            .map(size -> Rows.row("U" + size, SMALL, size, 1, size));
    return Arbitraries.oneOf(
            small.list().ofMaxSize(300), large.list().ofMaxSize(40), flat.list().ofMaxSize(8))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static Arbitrary<Row> rows(Arbitrary<Integer> sizes) {
    return Combinators.combine(sizes, Arbitraries.of(1, 4, 16, 58), Arbitraries.longs())
        .as((size, letters, seed) -> Rows.row("U" + seed, SMALL, size, letters, seed));
  }

  @Test
  void noRowsMakeNoMessage() {
    assertThat(messages.pack(List.of(), "main", "itemusages")).isEmpty();
  }

  @Test
  void aMessageSaysWhoseItIsHowManyItHoldsAndFromWhenToWhen() throws IOException {
    List<Row> rows =
        List.of(
            Rows.row("A", "2026-03-18T22:00:00.5Z"),
            Rows.row("B", "2026-03-18T22:00:00Z"),
            Rows.row("C", "2026-03-18T22:00:00.25+00:00"),
            Rows.row("D", "2026-03-18T23:00:00.1+01:00"));

    Message message = messages.pack(rows, "main", "itemusages").get(0);

    assertThat(message.first()).isEqualTo("2026-03-18T22:00:00Z");
    assertThat(message.last()).isEqualTo("2026-03-18T22:00:00.5Z");
    ObjectNode text = new ObjectMapper().readValue(message.text(), ObjectNode.class);
    assertThat(text.remove("rows").isTextual()).isTrue();
    assertThat(text)
        .hasToString(
            "{\"format\":1,\"account\":\"main\",\"feature\":\"itemusages\",\"count\":4,"
                + "\"first\":\"2026-03-18T22:00:00Z\",\"last\":\"2026-03-18T22:00:00.5Z\"}");
  }

  @Test
  void healthRowsHaveNoTimeAndSoHasTheirMessage() {
    Message message = messages.pack(List.of(Rows.row("A", "")), "main", "healthevents").get(0);

    assertThat(message.first()).isEmpty();
    assertThat(message.last()).isEmpty();
  }

  @Test
  void theSameUuidsGiveTheSameIdAfterARestartTooAndOthersAnother() {
    String id = id(new Messages(new ObjectMapper()), "A", "B");

    assertThat(id(new Messages(new ObjectMapper()), "A", "B")).isEqualTo(id);
    assertThat(id).matches("[0-9a-f]{24}");
    assertThat(List.of(id(messages, "B", "A"), id(messages, "AB"), id(messages, "A")))
        .doesNotContain(id)
        .doesNotHaveDuplicates();
  }

  @Test
  void aFewSmallPagesDoNotMakeTheNextLargeOneComeInMoreMessages() {
    List<Row> page =
        IntStream.range(0, 300).mapToObj(n -> Rows.row("U" + n, SMALL, 900, 2, n)).toList();
    int fresh = messages.pack(page, "main", "itemusages").size();
    Messages idle = new Messages(new ObjectMapper());
    for (int tick = 0; tick < 5; tick++) {
      assertThat(idle.pack(List.of(Rows.row("H" + tick)), "main", "healthevents")).hasSize(1);
    }

    assertThat(idle.pack(page, "main", "itemusages")).hasSize(fresh);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "not json",
        "{}",
        "{\"format\":2,\"account\":\"main\",\"feature\":\"itemusages\",\"count\":0,\"rows\":\"\"}",
        "{\"format\":1,\"account\":\"main\",\"feature\":\"itemusages\",\"count\":0}",
        "{\"format\":1,\"account\":\"main\",\"feature\":\"itemusages\",\"count\":0,\"rows\":\"\"}",
        "{\"format\":1,\"account\":\"main\",\"feature\":\"itemusages\",\"count\":0,\"rows\":\"!\"}",
        "{\"format\":1,\"account\":\"main\",\"feature\":\"itemusages\",\"count\":0,\"rows\":7}",
      })
  void whatIsNoMessageIsUnreadable(String text) {
    assertThatThrownBy(() -> messages.open(bytes(text))).isInstanceOf(UnreadableMessage.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"a\":{}}", "[7]", "[[]]", "[{}", "[{}] and more", "[]", "[{},{}]", "null"})
  void aMessageWhoseRowsAreNotWhatItSaysIsUnreadable(String rows) throws IOException {
    assertThatThrownBy(() -> strict().open(message(bytes(rows))))
        .isInstanceOf(UnreadableMessage.class);
  }

  @Test
  void aMessageThatUnpacksToMoreThanAnUploadMayHoldIsUnreadable() throws IOException {
    byte[] spaces = new byte[5_000_000];
    Arrays.fill(spaces, (byte) ' ');

    assertThatThrownBy(() -> messages.open(message(spaces)))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessage("the message unpacks to more than one upload may hold");
  }

  @Property(tries = 100)
  void aMessageTornAnywhereIsUnreadable(@ForAll double where) {
    byte[] whole =
        bytes(
            messages
                .pack(List.of(Rows.row("A"), Rows.row("B")), "main", "itemusages")
                .get(0)
                .text());
    int cut = (int) (Math.abs(where % 1) * (whole.length - 1));

    assertThatThrownBy(() -> messages.open(Arrays.copyOf(whole, cut)))
        .isInstanceOf(UnreadableMessage.class);
  }

  @Property(tries = 200)
  void garbageIsUnreadable(@ForAll byte[] garbage) {
    assertThatThrownBy(() -> messages.open(garbage)).isInstanceOf(UnreadableMessage.class);
  }

  @Test
  void aRowThatFitsAMessageByItselfPasses() {
    for (Row row :
        List.of(
            Rows.row("A"),
            Rows.row("B", SMALL, 50_000, 16, 1),
            Rows.row("C", SMALL, 899_000, 1, 1))) {
      assertThat(messages.requireFits(row, "main", "itemusages")).isSameAs(row);
      assertThat(messages.pack(List.of(row), "main", "itemusages"))
          .singleElement()
          .satisfies(message -> assertThat(message.text()).hasSizeLessThanOrEqualTo(60_000));
    }
  }

  @Test
  void aRowThatFitsNoMessageIsAMalformedEvent() {
    for (Row row :
        List.of(Rows.row("A", SMALL, 80_000, 58, 1), Rows.row("B", SMALL, 900_000, 1, 1))) {
      assertThatThrownBy(() -> messages.requireFits(row, "main", "itemusages"))
          .isInstanceOf(MalformedEvent.class)
          .hasMessage("the event's row is too large for a buffer message");
    }
  }

  private static Messages strict() {
    return new Messages(
        new ObjectMapper()
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS));
  }

  private static String id(Messages messages, String... uuids) {
    return messages
        .pack(Arrays.stream(uuids).map(Rows::row).toList(), "main", "itemusages")
        .get(0)
        .id();
  }

  /** Says that it holds one row. */
  private static byte[] message(byte[] rows) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(rows);
    }
    return bytes(
        "{\"format\":1,\"account\":\"main\",\"feature\":\"itemusages\",\"count\":1,\"rows\":\"%s\"}"
            .formatted(Base64.getEncoder().encodeToString(packed.toByteArray())));
  }

  private static int rawArray(List<ObjectNode> rows) {
    return rows.stream().mapToInt(row -> bytes(row.toString()).length + 1).sum() + 1;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
