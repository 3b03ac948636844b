package dev.opsentinel.workspace;

import dev.opsentinel.durable.DurableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Append-only NDJSON segments of one table, {@code TABLE/DAY/SEGMENT.ndjson}, one row a line. The
 * day is that of {@code TimeGenerated}, in UTC.
 *
 * <p>Every start writes new segments, so that a line torn by a crash cannot swallow the next one;
 * the torn line itself is cut off at the next start. Its message was not deleted yet and comes
 * again.
 */
final class SegmentedTable {

  private static final Logger LOG = LoggerFactory.getLogger(SegmentedTable.class);
  static final String SEGMENT = ".ndjson";
  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final String segmentName;
  private final Set<Path> unsound = new HashSet<>();

  SegmentedTable(Path folder, Clock clock) {
    this.folder = folder;
    this.segmentName = STARTED.format(clock.instant()) + SEGMENT;
  }

  /**
   * Cuts off lines that a crash left torn.
   *
   * @return how many segments had one
   */
  int repair() throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    int torn = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path segment : files.filter(file -> file.toString().endsWith(SEGMENT)).toList()) {
        if (cutTornLine(segment)) {
          LOG.warn("{} ended in a torn line, which is cut off; its rows come again", segment);
          torn++;
        }
      }
    }
    return torn;
  }

  /**
   * Appends lines to one day's segment. When this returns, they are on disk.
   *
   * @param lines whole lines, each with its line feed
   * @throws IOException when the disk refuses; the segment is then as long as before
   */
  void append(LocalDate day, List<byte[]> lines) throws IOException {
    Path dayFolder = folder.resolve(day.toString());
    DurableFile.createFolders(dayFolder);
    Path file = dayFolder.resolve(segmentName);
    boolean isNew = !Files.exists(file);
    if (unsound.remove(file)) {
      cutTornLine(file);
    }
    try (FileChannel segment =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long before = segment.size();
      segment.position(before);
      try {
        ByteBuffer rest = joined(lines);
        while (rest.hasRemaining()) {
          segment.write(rest);
        }
        segment.force(true);
      } catch (IOException e) {
        cutBack(file, segment, before, e);
        throw e;
      }
    }
    if (isNew) {
      DurableFile.forceFolder(dayFolder);
    }
  }

  private void cutBack(Path file, FileChannel segment, long before, IOException cause) {
    try {
      segment.truncate(before);
    } catch (IOException e) {
      unsound.add(file); // or the next line would be appended to half a line
      cause.addSuppressed(e);
    }
  }

  private static ByteBuffer joined(List<byte[]> lines) {
    ByteBuffer all = ByteBuffer.allocate(lines.stream().mapToInt(line -> line.length).sum());
    lines.forEach(all::put);
    return all.flip();
  }

  private static boolean cutTornLine(Path segment) throws IOException {
    try (FileChannel channel =
        FileChannel.open(segment, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = channel.size();
      ByteBuffer one = ByteBuffer.allocate(1);
      long whole = end;
      while (whole > 0) {
        one.clear();
        channel.read(one, whole - 1);
        if (one.get(0) == '\n') {
          break;
        }
        whole--;
      }
      if (whole == end) {
        return false;
      }
      channel.truncate(whole);
      channel.force(true);
      return true;
    }
  }
}
