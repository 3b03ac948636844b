package dev.opsentinel.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Files that are there whole or not at all, also after a power cut: written beside under a name
 * that nobody reads, forced, moved into place, and the folder forced too. Camel's file producer
 * does not force (camel-routes reference, trap 3).
 */
public final class DurableFile {

  /** Ends the names of files that are still being written; readers and listings pass them over. */
  public static final String UNFINISHED = ".unfinished";

  private DurableFile() {}

  /**
   * Puts a file in place, over one of the same name.
   *
   * @throws IOException when the disk refuses; the file is then as it was before
   */
  public static void put(Path file, byte[] content) throws IOException {
    Path beside = writeBeside(file, content);
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
    forceFolder(folderOf(file));
  }

  /**
   * Puts a new file in place.
   *
   * @throws FileAlreadyExistsException when there is one already; two writers cannot both succeed
   */
  public static void create(Path file, byte[] content) throws IOException {
    Path beside = writeBeside(file, content);
    try {
      Files.createLink(file, beside); // fails where a move would replace
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
      claimAndMove(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
    forceFolder(folderOf(file));
  }

  /**
   * The way of file systems without hard links, network shares among them: whoever makes the empty
   * file may replace it. A crash in between leaves it empty, never torn.
   */
  static void claimAndMove(Path beside, Path file) throws IOException {
    Files.createFile(file);
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.deleteIfExists(file);
      throw new IOException(
          file.getParent() + " is on a file system without atomic moves: use a local disk", e);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Creates a folder and its parents, forced, so that a file put there cannot vanish with it. */
  public static void createFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folderOf(folder);
    createFolders(parent);
    Files.createDirectories(folder);
    forceFolder(parent);
  }

  private static Path writeBeside(Path file, byte[] content) throws IOException {
    Path beside = file.resolveSibling("." + UUID.randomUUID() + UNFINISHED);
    try (FileChannel channel =
        FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(beside);
      throw e;
    }
    return beside;
  }

  private static Path folderOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  /** Forces a folder's list of names, so that a file that was made in it cannot vanish. */
  public static void forceFolder(Path folder) throws IOException {
    if (System.getProperty("os.name", "").startsWith("Windows")) {
      return; // a folder cannot be opened there; NTFS journals the move itself
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
