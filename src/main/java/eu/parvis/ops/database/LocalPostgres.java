package eu.parvis.ops.database;

import eu.parvis.ops.StartupFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server on a claimed data folder: durable, on a free port of the loopback interface,
 * password required. It stops when closed; if this process is killed it goes on, and the next start
 * stops it first.
 */
final class LocalPostgres implements AutoCloseable {

  static final String ADMINISTRATOR = "postgres";

  private static final Logger log = LoggerFactory.getLogger(LocalPostgres.class);
  private static final int ATTEMPTS = 3;
  private static final String WAIT_SECONDS = "600";

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** Statements and their values stay out of the server's log: they are personal data. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "listen_addresses", "127.0.0.1",
          "unix_socket_directories", "",
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "password_encryption", "scram-sha-256",
          "log_min_error_statement", "panic",
          "log_error_verbosity", "terse",
          "timezone", "UTC");

  private final DataFolder folder;
  private final PostgresPrograms programs;
  private final int port;

  private LocalPostgres(DataFolder folder, PostgresPrograms programs, int port) {
    this.folder = folder;
    this.programs = programs;
    this.port = port;
  }

  /**
   * Starts the server, and makes its data directory first if there is none. The caller holds the
   * folder's claim.
   *
   * @param password of the administrator; taken when the data directory is made
   */
  static LocalPostgres start(DataFolder folder, String password) throws IOException {
    PostgresPrograms programs = new PostgresPrograms(PostgresEngine.unpack(folder.engines()));
    programs.requireNamespace();
    requireSameMajorVersion(folder.cluster(), programs.majorVersion());
    stopLeftover(folder, programs);
    if (!Files.exists(folder.cluster())) {
      initialise(folder, programs, password);
    }
    return new LocalPostgres(folder, programs, launch(folder, programs));
  }

  /** The TCP port on 127.0.0.1. */
  int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    stop(folder, programs);
  }

  private static void requireSameMajorVersion(Path cluster, String engine) throws IOException {
    if (!Files.exists(cluster)) {
      return;
    }
    Path file = cluster.resolve("PG_VERSION");
    String found = Files.exists(file) ? Files.readString(file).strip() : "unknown";
    if (!found.equals(engine)) {
      throw new StartupFailure(
          "%s was made by PostgreSQL %s, and this Parvis brings PostgreSQL %s. Make a backup with the Parvis that made it, and restore it into an empty data folder."
              .formatted(cluster, found, engine));
    }
  }

  private static void stopLeftover(DataFolder folder, PostgresPrograms programs)
      throws IOException {
    Postmaster left = Postmaster.read(folder.cluster()).orElse(null);
    if (left != null && left.servesStill(folder.cluster())) {
      log.info("Stopping the PostgreSQL (process {}) that a killed Parvis left", left.pid());
      stop(folder, programs);
    } else {
      Files.deleteIfExists(Postmaster.file(folder.cluster()));
    }
  }

  private static void initialise(DataFolder folder, PostgresPrograms programs, String password)
      throws IOException {
    Path fresh = folder.root().resolve("postgres.new");
    FileSystemUtils.deleteRecursively(fresh);
    // In the root: the folder of the secrets is missing if the operator gives them all.
    Path passwordFile = Files.createTempFile(folder.root(), ".initdb", "", OWNER_ONLY);
    try {
      Files.writeString(passwordFile, password + "\n", StandardCharsets.US_ASCII);
      PostgresPrograms.Outcome made =
          programs.program(
              "initdb",
              List.of(
                  "--pgdata=" + fresh,
                  "--username=" + ADMINISTRATOR,
                  "--pwfile=" + passwordFile,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8"));
      if (made.code() != 0) {
        throw new StartupFailure("PostgreSQL's data directory cannot be made: " + last(made));
      }
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(fresh, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static int launch(DataFolder folder, PostgresPrograms programs) throws IOException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      int port = freePort();
      Files.deleteIfExists(folder.log());
      PostgresPrograms.Outcome started = control(folder, programs, "start", port);
      if (started.code() == 0) {
        return port;
      }
    }
    throw new StartupFailure("PostgreSQL does not start. Its reasons are in " + folder.log() + ".");
  }

  private static PostgresPrograms.Outcome control(
      DataFolder folder, PostgresPrograms programs, String action, int port) throws IOException {
    String options =
        SETTINGS.entrySet().stream()
            .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining(" ", "", " -p " + port));
    return programs.program(
        "pg_ctl",
        List.of(
            action,
            "--pgdata=" + folder.cluster(),
            "--log=" + folder.log(),
            "--options=" + options,
            "--timeout=" + WAIT_SECONDS,
            "--wait"));
  }

  private static void stop(DataFolder folder, PostgresPrograms programs) throws IOException {
    PostgresPrograms.Outcome stopped =
        programs.program(
            "pg_ctl",
            List.of(
                "stop",
                "--pgdata=" + folder.cluster(),
                "--mode=fast",
                "--timeout=" + WAIT_SECONDS,
                "--wait"));
    if (stopped.code() != 0 && Files.exists(Postmaster.file(folder.cluster()))) {
      throw new IOException("PostgreSQL does not stop: " + last(stopped));
    }
  }

  /** Bound, but listening for nobody, not even for a moment. */
  private static int freePort() throws IOException {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    }
  }

  private static String last(PostgresPrograms.Outcome outcome) {
    return outcome.output().lines().filter(line -> !line.isBlank()).reduce("", (_, b) -> b);
  }
}
