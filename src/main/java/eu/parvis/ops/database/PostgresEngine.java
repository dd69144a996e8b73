package eu.parvis.ops.database;

import eu.parvis.ops.StartupFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's programs, unpacked from the archive in the application into a folder named by the
 * archive's SHA-256.
 */
final class PostgresEngine {

  private static final int NAME_BYTES = 8;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path folder;

  private PostgresEngine(Path folder) {
    this.folder = folder;
  }

  /** Finds the unpacked programs in {@code parent} or unpacks them there; removes older ones. */
  static PostgresEngine unpack(Path parent) throws IOException {
    String archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path folder = parent.resolve(digest(archive));
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(parent);
      Path part = Files.createTempDirectory(parent, ".unpacking");
      extract(archive, part);
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    removeOthers(parent, folder);
    return new PostgresEngine(folder);
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  static String archiveName(String system, String processor) {
    String machine =
        switch (processor.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> "";
        };
    if (!system.equals("Linux") || machine.isEmpty()) {
      throw new StartupFailure(
          "there is no embedded PostgreSQL for "
              + system
              + " on "
              + processor
              + ". Set spring.datasource.url to a PostgreSQL of your own.");
    }
    return "/postgres-linux-" + machine + ".txz";
  }

  private static InputStream open(String archive) throws IOException {
    InputStream stream = PostgresEngine.class.getResourceAsStream(archive);
    if (stream == null) {
      throw new IOException("no " + archive + " in the application");
    }
    return stream;
  }

  private static String digest(String archive) throws IOException {
    try (InputStream bytes = open(archive)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  private static void extract(String archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(open(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("archive entry outside its folder: " + entry.getName());
        }
        write(tar, entry, path);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    Path parent = Objects.requireNonNull(path.getParent());
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(parent);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    if (parent.endsWith("bin")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static void removeOthers(Path parent, Path keep) throws IOException {
    try (Stream<Path> others = Files.list(parent)) {
      for (Path other : others.filter(path -> !path.equals(keep)).toList()) {
        FileSystemUtils.deleteRecursively(other);
      }
    }
  }
}
