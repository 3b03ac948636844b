package dev.opsentinel.eventsapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.durable.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cursor records as files, {@code cursors/ACCOUNT/FEATURE/GENERATION.json}, one file a generation.
 *
 * <p>A record is written beside, forced to disk and linked into place, and carries a checksum; the
 * last three generations stay. A torn or emptied record is passed over for the one before it, which
 * costs duplicates, never a gap (peers reference, F15).
 */
public final class FileCursorStore implements CursorStore {

  private static final Logger LOG = LoggerFactory.getLogger(FileCursorStore.class);
  private static final int FORMAT = 1;
  private static final int KEPT_GENERATIONS = 3;
  private static final Pattern RECORD = Pattern.compile("(\\d{12})\\.json");

  private final Path folder;
  private final ObjectMapper json;

  public FileCursorStore(Path folder, ObjectMapper json) {
    this.folder = folder;
    this.json = json;
  }

  @Override
  public Optional<Position> read(String account, String feature) {
    Path records = folder.resolve(account).resolve(feature);
    List<Path> newestFirst = generations(records);
    for (Path record : newestFirst) {
      Optional<Position> position = readRecord(record, account, feature);
      if (position.isPresent()) {
        return position.map(found -> found.inGeneration(generation(newestFirst.get(0))));
      }
      LOG.warn("{} is damaged; the position before it is used, which may repeat events", record);
    }
    if (!newestFirst.isEmpty()) {
      throw new CursorStoreException(
          "no cursor record in "
              + records
              + " can be read: run `opsentinel cursor reset "
              + feature
              + " --account "
              + account
              + "`");
    }
    return Optional.empty();
  }

  /** Begins anew over records that cannot be read; for an operator's decision only. */
  public void replace(
      String account, String feature, Optional<String> cursor, Instant startTime, Instant now) {
    List<Path> records = generations(folder.resolve(account).resolve(feature));
    long newest = records.isEmpty() ? 0 : generation(records.get(0));
    save(new Position(account, feature, cursor, startTime, newest + 1, now));
  }

  @Override
  public void save(Position position) {
    Path records = folder.resolve(position.account()).resolve(position.feature());
    createFolders(records);
    try {
      List<Path> before = generations(records);
      Path record =
          records.resolve(String.format(Locale.ROOT, "%012d.json", position.generation()));
      if (!before.isEmpty() && before.get(0).compareTo(record) >= 0) {
        throw new FileAlreadyExistsException(before.get(0).toString());
      }
      DurableFile.create(record, write(position));
      for (Path old :
          before.subList(Math.min(KEPT_GENERATIONS - 1, before.size()), before.size())) {
        Files.deleteIfExists(old);
      }
    } catch (FileAlreadyExistsException e) {
      throw new CursorStoreException(
          "another process saved the cursor "
              + e.getFile()
              + ": stop one of the two, or give each its own opsentinel.home");
    } catch (IOException e) {
      throw cannotSave(records, e);
    }
  }

  private static void createFolders(Path records) {
    try {
      DurableFile.createFolders(records);
    } catch (IOException e) {
      throw cannotSave(records, e);
    }
  }

  private static CursorStoreException cannotSave(Path records, IOException e) {
    return new CursorStoreException(
        "the cursor cannot be saved in " + records + ": " + e.getMessage(), e);
  }

  @Override
  public List<Position> all() {
    List<Position> positions = new ArrayList<>();
    for (Path account : entries(folder)) {
      for (Path feature : entries(account)) {
        try {
          read(account.getFileName().toString(), feature.getFileName().toString())
              .ifPresent(positions::add);
        } catch (CursorStoreException damaged) {
          LOG.warn(damaged.getMessage());
        }
      }
    }
    return positions;
  }

  private byte[] write(Position position) throws IOException {
    ObjectNode record = json.createObjectNode();
    record.put("format", FORMAT);
    record.put("account", position.account());
    record.put("feature", position.feature());
    position.cursor().ifPresent(cursor -> record.put("cursor", cursor));
    record.put("startTime", position.startTime().toString());
    record.put("savedAt", position.savedAt().toString());
    record.put("checksum", checksum(record));
    return json.writeValueAsBytes(record);
  }

  private Optional<Position> readRecord(Path file, String account, String feature) {
    try {
      if (!(json.readTree(Files.readAllBytes(file)) instanceof ObjectNode record)) {
        return Optional.empty();
      }
      JsonNode checksum = record.remove("checksum");
      if (checksum == null
          || checksum.asLong() != checksum(record)
          || record.path("format").asInt() != FORMAT) {
        return Optional.empty();
      }
      return Optional.of(
          new Position(
              account,
              feature,
              Optional.ofNullable(record.get("cursor")).map(JsonNode::asText),
              Instant.parse(record.path("startTime").asText()),
              generation(file),
              Instant.parse(record.path("savedAt").asText())));
    } catch (IOException | java.time.DateTimeException e) {
      LOG.debug("{} is no cursor record", file, e);
      return Optional.empty();
    }
  }

  private static long checksum(ObjectNode record) {
    CRC32C crc = new CRC32C();
    crc.update(record.toString().getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  private static List<Path> generations(Path records) {
    return entries(records).stream()
        .filter(file -> RECORD.matcher(file.getFileName().toString()).matches())
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static long generation(Path record) {
    Matcher name = RECORD.matcher(record.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  private static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new CursorStoreException(folder + " cannot be listed: " + e.getMessage(), e);
    }
  }
}
