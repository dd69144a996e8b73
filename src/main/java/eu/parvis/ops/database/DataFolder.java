package eu.parvis.ops.database;

import eu.parvis.ops.StartupFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The folder of everything that must survive: {@code postgres} (the cluster), {@code secrets},
 * {@code engine} (PostgreSQL's programs, unpacked), {@code postgres.log} and {@code lock}.
 */
public final class DataFolder {

  private final Path root;

  private DataFolder(Path root) {
    this.root = root;
  }

  /**
   * Opens the folder and makes it if it is missing, readable by its owner only.
   *
   * @throws StartupFailure if the folder cannot be made or written to
   */
  public static DataFolder open(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(absolute)) {
        Files.createDirectories(
            absolute,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Path real = absolute.toRealPath();
      Files.delete(Files.createTempFile(real, ".write", ".probe"));
      return new DataFolder(real);
    } catch (IOException e) {
      throw new StartupFailure(
          "the data folder "
              + absolute
              + " cannot be written to by user "
              + System.getProperty("user.name")
              + ". Change its owner, or choose another folder with --parvis.data=<folder>.",
          e);
    }
  }

  /** The folder itself, with symbolic links resolved. */
  public Path root() {
    return root;
  }

  /** Where the secrets are. */
  public Path secrets() {
    return root.resolve("secrets");
  }

  Path cluster() {
    return root.resolve("postgres");
  }

  Path engines() {
    return root.resolve("engine");
  }

  Path log() {
    return root.resolve("postgres.log");
  }

  /**
   * Claims the folder for this process until the claim is closed or the process ends, however it
   * ends. Empty if another process (or another part of this one) holds it.
   */
  Optional<Claim> claim() throws IOException {
    FileChannel channel =
        FileChannel.open(
            root.resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    } catch (OverlappingFileLockException held) {
      // Held by this process: the same answer as held by another one.
    }
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
    channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
    return Optional.of(new Claim(channel));
  }

  /** The id of the process that last claimed the folder, for messages. */
  String lastClaimant() {
    try {
      return Files.readString(root.resolve("lock"), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** A held claim. */
  static final class Claim implements AutoCloseable {
    private final FileChannel channel;

    private Claim(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
