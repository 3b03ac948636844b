package dev.opsentinel.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsentinel.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

  @TempDir Path home;
  private final SettableClock clock = new SettableClock();
  private Path folder;
  private Spool spool;

  @BeforeEach
  void open() {
    folder = home.resolve("spool");
    spool = new Spool(folder, clock);
  }

  @Test
  void aMessageIsOneFileThatHoldsItsText() throws IOException {
    Message message = message("A", "B");

    spool.put(message);

    assertThat(files())
        .singleElement()
        .satisfies(file -> assertThat(file).hasContent(message.text()));
    assertThat(spool.waiting()).hasSize(1);
  }

  @Test
  void theFileNameTellsWhoseRowsAreInsideAndHowMany() throws IOException {
    spool.put(message("A", "B", "C"));

    Exchange exchange = labelled(files().get(0).getFileName().toString());

    assertThat(exchange.getVariable("account")).isEqualTo("main");
    assertThat(exchange.getVariable("feature")).isEqualTo("itemusages");
    assertThat(exchange.getVariable("count")).isEqualTo(3L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "README.md",
        "message.json",
        "1773871200000-main-itemusages-x-00ff.json",
        "1773871200000-main-itemusages-99999999999999999999-00ff.json",
        "1773871200000-main-itemusages-3-00ff.json.bak",
      })
  void aForeignNameTellsNothing(String name) {
    Exchange exchange = labelled(name);

    assertThat(exchange.getVariable("account")).isEqualTo("");
    assertThat(exchange.getVariable("feature")).isEqualTo("");
    assertThat(exchange.getVariable("count")).isEqualTo(0L);
  }

  @Test
  void messagesSortByTheTimeOfTheirArrival() throws IOException {
    spool.put(message("Z"));
    clock.move(Duration.ofMillis(1));
    spool.put(message("A"));

    assertThat(files().stream().map(SpoolTest::content))
        .containsExactly(message("Z").text(), message("A").text());
  }

  @Test
  void namesAreInPlainDigitsWhateverTheLanguageOfTheMachine() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      spool.put(message("A"));
    } finally {
      Locale.setDefault(before);
    }

    assertThat(labelled(files().get(0).getFileName().toString()).getVariable("count"))
        .isEqualTo(1L);
  }

  @Test
  void filesThatAreNeverTakenDoNotWait() throws IOException {
    assertThat(spool.waiting()).isEmpty();
    Files.createDirectories(folder);
    Files.createFile(folder.resolve("README.md"));
    Files.createFile(folder.resolve(".1234.unfinished"));

    assertThat(spool.waiting()).isEmpty();
  }

  @Test
  void aFolderThatRefusesIsNamed() throws IOException {
    Files.createFile(folder);

    assertThatThrownBy(() -> spool.put(message("A")))
        .isInstanceOf(BufferRefused.class)
        .hasMessageStartingWith("the buffer folder %s refuses a message: ", folder);
  }

  private static Message message(String... uuids) {
    return new Messages(new ObjectMapper())
        .pack(Stream.of(uuids).map(Rows::row).toList(), "main", "itemusages")
        .get(0);
  }

  private Exchange labelled(String name) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setHeader(Exchange.FILE_NAME, name);
    spool.label(exchange);
    return exchange;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
