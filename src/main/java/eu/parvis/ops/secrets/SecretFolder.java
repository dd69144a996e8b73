package eu.parvis.ops.secrets;

import eu.parvis.ops.StartupFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    Files.createDirectories(folder, owner(OWNER_FOLDER));
    Path part = Files.createTempFile(folder, "." + name, ".part", owner(OWNER_FILE));
    try {
      Files.writeString(part, content.strip() + "\n", StandardCharsets.UTF_8);
      Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
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
