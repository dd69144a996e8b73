package eu.parvis.ops.secrets;

import eu.parvis.ops.StartupFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** A folder of small text files that only its owner may read: 0700, each file 0600. */
final class SecretFolder {

  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");

  private final Path folder;

  SecretFolder(Path folder) {
    this.folder = folder;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** The content of a file, which is made from {@code fresh} if it is missing. */
  String read(String name, Supplier<String> fresh) {
    Path file = file(name);
    try {
      if (!Files.exists(file)) {
        write(name, fresh.get());
      }
      tighten(folder, OWNER_FOLDER);
      tighten(file, OWNER_FILE);
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new StartupFailure("the secret " + file + " cannot be read or written.", e);
    }
  }

  /** Replaces a file in one step: a reader sees the old content or the new, never a part. */
  void write(String name, String content) throws IOException {
    Path part = stage(name, content);
    try {
      place(part, name);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Writes a content to the disk under a name that nobody reads. */
  Path stage(String name, String content) throws IOException {
    Files.createDirectories(folder, owner(OWNER_FOLDER));
    Path part = Files.createTempFile(folder, "." + name, ".part", owner(OWNER_FILE));
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap((content.strip() + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      return part;
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
  }

  /** Gives a staged content its name, in one step. */
  void place(Path staged, String name) throws IOException {
    Files.move(staged, file(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void tighten(Path path, Set<PosixFilePermission> wanted) throws IOException {
    if (!Files.getPosixFilePermissions(path).equals(wanted)) {
      Files.setPosixFilePermissions(path, wanted);
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> owner(Set<PosixFilePermission> wanted) {
    return PosixFilePermissions.asFileAttribute(wanted);
  }
}
