package dev.opsentinel.eventsapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsentinel.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileCursorStoreTest {

  private static final String FEATURE = "itemusages";
  private static final Instant START = SettableClock.START.minus(Duration.ofHours(47));

  /** What a crash or a bad disk makes of a record (peers reference, F15). */
  enum Damage {
    TORN,
    EMPTIED,
    ZEROED,
    BIT_FLIPPED,
    NOT_JSON,
    ANOTHER_JSON;

    byte[] of(byte[] content) {
      return switch (this) {
        case TORN -> Arrays.copyOf(content, content.length / 2);
        case EMPTIED -> new byte[0];
        case ZEROED -> new byte[content.length];
        case BIT_FLIPPED -> flipped(content, content.length * 4);
        case NOT_JSON -> new byte[] {'<', 'h', 't', 'm', 'l', '>'};
        case ANOTHER_JSON -> new byte[] {'[', '1', ']'};
      };
    }
  }

  @TempDir Path folder;
  private FileCursorStore store;

  @BeforeEach
  void open() {
    store = new FileCursorStore(folder, new ObjectMapper());
  }

  @Test
  void aFeedThatWasNeverSavedHasNoPosition() {
    assertThat(store.read("main", FEATURE)).isEmpty();
    assertThat(store.all()).isEmpty();
  }

  @Test
  void whatIsSavedIsReadBackByAnotherProcess() {
    Position saved = position(1, "a cursor \"with\" quotes, \u00e4\u4e2d and = signs");

    store.save(saved);

    assertThat(new FileCursorStore(folder, new ObjectMapper()).read("main", FEATURE))
        .contains(saved);
  }

  @Test
  void aPositionBeforeTheFirstAnswerIsReadBackWithoutACursor() {
    Position saved = new Position("main", FEATURE, Optional.empty(), START, 1, START);

    store.save(saved);

    assertThat(store.read("main", FEATURE)).contains(saved);
  }

  @Test
  void feedsDoNotTouchEachOther() {
    Position main = position(1, "main's");
    Position other = new Position("other", FEATURE, Optional.of("other's"), START, 1, START);

    store.save(main);
    store.save(other);

    assertThat(store.read("main", FEATURE)).contains(main);
    assertThat(store.read("other", FEATURE)).contains(other);
    assertThat(store.read("main", "auditevents")).isEmpty();
    assertThat(store.all()).containsExactly(main, other);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void aDamagedNewestRecordIsPassedOverForTheOneBeforeAndTheNextSaveWorks(Damage damage)
      throws IOException {
    saveGenerations(3);
    change(record(3), damage);

    Position read = store.read("main", FEATURE).orElseThrow();
    assertThat(read.cursor()).contains("cursor 2");

    store.save(read.moved(Optional.of("cursor 4"), START, START));
    assertThat(store.read("main", FEATURE)).contains(position(4, "cursor 4"));
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void whenEveryRecordIsDamagedTheStoreRefusesAndNamesTheWayOut(Damage damage) throws IOException {
    saveGenerations(3);
    for (int generation = 1; generation <= 3; generation++) {
      change(record(generation), damage);
    }

    assertThatThrownBy(() -> store.read("main", FEATURE))
        .isInstanceOf(CursorStoreException.class)
        .hasMessage(
            "no cursor record in %s can be read: run `opsentinel cursor reset itemusages --account"
                + " main`",
            folder.resolve("main/itemusages"));
  }

  @Test
  void anOperatorBeginsAnewOverDamagedRecords() throws IOException {
    saveGenerations(3);
    for (int generation = 1; generation <= 3; generation++) {
      change(record(generation), Damage.EMPTIED);
    }

    store.replace("main", FEATURE, Optional.empty(), START, SettableClock.START);

    assertThat(store.read("main", FEATURE))
        .contains(new Position("main", FEATURE, Optional.empty(), START, 4, SettableClock.START));
  }

  @Test
  void theSecondOfTwoWritersOfOneGenerationIsRefusedAndTheFirstOneStays() {
    saveGenerations(1);
    store.save(position(2, "the first writer's"));

    assertThatThrownBy(() -> store.save(position(2, "the second writer's")))
        .isInstanceOf(CursorStoreException.class)
        .hasMessage(
            "another process saved the cursor %s: stop one of the two, or give each its own"
                + " opsentinel.home",
            record(2));
    assertThat(store.read("main", FEATURE)).contains(position(2, "the first writer's"));
  }

  @Test
  void aWriterThatFellSeveralGenerationsBehindIsRefusedToo() {
    saveGenerations(9);

    assertThatThrownBy(() -> store.save(position(3, "left behind")))
        .isInstanceOf(CursorStoreException.class)
        .hasMessageContaining("another process saved the cursor");
    assertThat(store.read("main", FEATURE)).contains(position(9, "cursor 9"));
  }

  @Test
  void onlyTheLastThreeGenerationsStay() throws IOException {
    saveGenerations(7);

    try (Stream<Path> files = Files.list(folder.resolve("main/itemusages"))) {
      assertThat(files).containsExactlyInAnyOrder(record(5), record(6), record(7));
    }
  }

  @Test
  void aFileInTheWayOfTheFolderIsNotTakenForASecondWriter() throws IOException {
    Files.createFile(folder.resolve("main"));

    assertThatThrownBy(() -> store.save(position(1, "c")))
        .isInstanceOf(CursorStoreException.class)
        .hasMessageStartingWith("the cursor cannot be saved in ");
  }

  @Test
  void recordsAreNamedInPlainDigitsWhateverTheLanguageOfTheMachine() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      saveGenerations(2);
    } finally {
      Locale.setDefault(before);
    }

    assertThat(record(2)).exists();
    assertThat(store.read("main", FEATURE)).contains(position(2, "cursor 2"));
  }

  @Property(tries = 150)
  void cutAtAnyByteTheNewestRecordCostsOnePositionAndNeverAGap(
      @ForAll @IntRange(min = 0, max = 150) int cut) throws IOException {
    Path fresh = Files.createTempDirectory("cursors");
    FileCursorStore cursors = new FileCursorStore(fresh, new ObjectMapper());
    cursors.save(position(1, "cursor 1"));
    cursors.save(position(2, "cursor 2"));
    Path newest = fresh.resolve("main/itemusages/000000000002.json");
    byte[] whole = Files.readAllBytes(newest);
    Files.write(newest, Arrays.copyOf(whole, Math.min(cut, whole.length - 1)));

    assertThat(cursors.read("main", FEATURE)).contains(position(2, "cursor 1"));
    delete(fresh);
  }

  @Property(tries = 300)
  void aFlippedBitNeverLeadsToAnotherPlace(@ForAll @IntRange(min = 0, max = 4_000) int bit)
      throws IOException {
    Path fresh = Files.createTempDirectory("cursors");
    FileCursorStore cursors = new FileCursorStore(fresh, new ObjectMapper());
    cursors.save(position(1, "cursor 1"));
    cursors.save(position(2, "cursor 2"));
    Path newest = fresh.resolve("main/itemusages/000000000002.json");
    byte[] whole = Files.readAllBytes(newest);
    Files.write(newest, flipped(whole, bit % (whole.length * 8)));

    assertThat(cursors.read("main", FEATURE).orElseThrow().cursor())
        .isIn(Optional.of("cursor 1"), Optional.of("cursor 2"));
    delete(fresh);
  }

  private static Position position(long generation, String cursor) {
    return new Position("main", FEATURE, Optional.of(cursor), START, generation, START);
  }

  private void saveGenerations(int count) {
    for (int generation = 1; generation <= count; generation++) {
      store.save(position(generation, "cursor " + generation));
    }
  }

  private Path record(int generation) {
    return folder.resolve("main/itemusages/00000000000" + generation + ".json");
  }

  private static void change(Path file, Damage damage) throws IOException {
    Files.write(file, damage.of(Files.readAllBytes(file)));
  }

  private static byte[] flipped(byte[] content, int bit) {
    byte[] changed = content.clone();
    changed[bit / 8] ^= (byte) (1 << (bit % 8));
    return changed;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(FileCursorStoreTest::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
