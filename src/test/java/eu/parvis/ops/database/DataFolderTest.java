package eu.parvis.ops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.ops.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path temporary;

  @Test
  void aNewFolderIsReadableByItsOwnerOnly() throws IOException {
    DataFolder folder = DataFolder.open(temporary.resolve("a/data"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())))
        .isEqualTo("rwx------");
    assertThat(folder.root()).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamedOnOneLine() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining(file.resolve("data").toString())
        .hasMessageContaining("--parvis.data")
        .message()
        .hasLineCount(1);
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNamed() {
    assertThatThrownBy(() -> DataFolder.open(Path.of("/proc/self")))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("cannot be written to");
  }

  @Test
  void oneClaimAtATime() throws IOException {
    DataFolder folder = DataFolder.open(temporary.resolve("data"));
    DataFolder.Claim first = folder.claim().orElseThrow();
    assertThat(folder.claim()).isEmpty();
    assertThat(folder.lastClaimant()).isEqualTo(Long.toString(ProcessHandle.current().pid()));

    first.close();
    folder.claim().orElseThrow().close();
  }
}
