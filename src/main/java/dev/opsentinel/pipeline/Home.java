package dev.opsentinel.pipeline;

import dev.opsentinel.durable.DurableFile;
import dev.opsentinel.eventsapi.FileCursorStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of all local state, held by one process at a time: two would poll twice and write the
 * same segments.
 */
public final class Home implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Home.class);

  private final Path folder;
  private final FileChannel lockFile;
  private final FileLock lock;

  private Home(Path folder, FileChannel lockFile, FileLock lock) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /** Where cursor records are. */
  static Path cursors(Path home) {
    return home.resolve("cursors");
  }

  /** The cursor records of a home folder; reading them needs no {@link #take}. */
  public static FileCursorStore cursorStore(Path home) {
    return new FileCursorStore(cursors(home), Beans.json());
  }

  /** Where buffer messages wait; the route {@code take-spool} names it too. */
  static Path spool(Path home) {
    return home.resolve("spool");
  }

  /** Where dead letters are kept. */
  static Path deadLetters(Path home) {
    return home.resolve("dead-letters");
  }

  /** Where the local tables are. */
  public static Path workspace(Path home) {
    return home.resolve("workspace");
  }

  /**
   * Takes the folder for this process, creates it where needed, and clears what a crash left
   * unfinished.
   *
   * @throws CannotStart when it cannot be written or another process has it
   */
  public static Home take(Path folder) {
    try {
      DurableFile.createFolders(folder);
      FileChannel lockFile =
          FileChannel.open(
              folder.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = tryLock(lockFile);
      if (lock == null) {
        String owner = Files.readString(folder.resolve("lock")).strip();
        lockFile.close();
        throw new CannotStart(
            "opsentinel.home "
                + folder
                + " is in use by another OpSentinel process"
                + (owner.isEmpty() ? "" : " (" + owner + ")")
                + ": stop it, or set opsentinel.home to another folder");
      }
      lockFile.truncate(0);
      lockFile.write(
          ByteBuffer.wrap(
              ("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      clearUnfinished(folder);
      return new Home(folder, lockFile, lock);
    } catch (IOException e) {
      throw new CannotStart(
          "opsentinel.home "
              + folder
              + " cannot be used, "
              + reason(e)
              + ": set it to a folder that"
              + " this user may write");
    }
  }

  /**
   * Empties a folder that only ever holds state to throw away, such as the demo's.
   *
   * @throws CannotStart when another process has it or it cannot be written
   */
  public static void empty(Path folder) throws IOException {
    try (Home home = take(folder)) {
      for (Path part :
          List.of(cursors(folder), spool(folder), deadLetters(folder), workspace(folder))) {
        if (Files.isDirectory(part)) {
          try (Stream<Path> files = Files.walk(part)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
              Files.delete(file);
            }
          }
        }
      }
      LOG.debug("emptied {}", home.folder());
    }
  }

  public Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    lock.release();
    lockFile.close();
  }

  private static FileLock tryLock(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock();
    } catch (OverlappingFileLockException takenByThisProcess) {
      return null;
    }
  }

  private static void clearUnfinished(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(DurableFile.UNFINISHED)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static String reason(IOException e) {
    String name = e.getClass().getSimpleName().replace("Exception", "");
    return name + (e.getMessage() == null ? "" : " " + e.getMessage());
  }
}
