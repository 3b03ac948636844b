package dev.opsentinel.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {

  private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "new, and longer".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void putReplacesAFileOfTheSameName() throws IOException {
    Path file = folder.resolve("a.json");
    DurableFile.put(file, OLD);

    DurableFile.put(file, NEW);

    assertThat(file).hasBinaryContent(NEW);
    assertThat(names()).containsExactly("a.json");
  }

  @Test
  void createRefusesAFileThatIsThereAndLeavesItAsItWas() throws IOException {
    Path file = folder.resolve("a.json");
    DurableFile.create(file, OLD);

    assertThatThrownBy(() -> DurableFile.create(file, NEW))
        .isInstanceOf(FileAlreadyExistsException.class);

    assertThat(file).hasBinaryContent(OLD);
    assertThat(names()).containsExactly("a.json");
  }

  @Test
  void aPutThatFailsLeavesNothingBehind() throws IOException {
    Path inTheWay = Files.createDirectory(folder.resolve("a.json"));
    Files.createFile(inTheWay.resolve("keeps the folder from being replaced"));

    assertThatThrownBy(() -> DurableFile.put(inTheWay, NEW)).isInstanceOf(IOException.class);

    assertThat(names()).containsExactly("a.json");
  }

  @Test
  void aCreateInAFolderThatIsMissingFailsAndMakesNothing() throws IOException {
    Path file = folder.resolve("missing/a.json");

    assertThatThrownBy(() -> DurableFile.create(file, NEW)).isInstanceOf(IOException.class);

    assertThat(names()).isEmpty();
  }

  @Test
  void whereThereAreNoLinksAFileIsCreatedByClaimAndMove() throws IOException {
    Path beside = Files.write(folder.resolve("beside"), NEW);
    Path file = folder.resolve("a.json");

    DurableFile.claimAndMove(beside, file);

    assertThat(file).hasBinaryContent(NEW);
    assertThat(names()).containsExactly("a.json");
  }

  @Test
  void whereThereAreNoLinksAFileThatIsThereIsRefusedAllTheSame() throws IOException {
    Path beside = Files.write(folder.resolve("beside"), NEW);
    Path file = Files.write(folder.resolve("a.json"), OLD);

    assertThatThrownBy(() -> DurableFile.claimAndMove(beside, file))
        .isInstanceOf(FileAlreadyExistsException.class);

    assertThat(file).hasBinaryContent(OLD);
  }

  @Test
  void aClaimIsGivenBackWhenTheMoveFails() throws IOException {
    Path file = folder.resolve("a.json");

    assertThatThrownBy(() -> DurableFile.claimAndMove(folder.resolve("no such file"), file))
        .isInstanceOf(IOException.class);

    assertThat(names()).isEmpty();
  }

  @Test
  void foldersAreCreatedWithTheirParents() throws IOException {
    DurableFile.createFolders(folder.resolve("a/b/c"));
    DurableFile.createFolders(folder.resolve("a/b/c"));

    assertThat(folder.resolve("a/b/c")).isEmptyDirectory();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
