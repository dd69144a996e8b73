package eu.parvis.ops.backup;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.ops.database.DataFolder;
import eu.parvis.ops.database.EmbeddedDatabase;
import eu.parvis.ops.secrets.SecretSettings;
import eu.parvis.ops.secrets.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the product's own schema, beside a database that is in use. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupCommandTest {

  private static final String PERSON =
      "insert into person (id, version, name, email, administrator, language, zone, created_at)"
          + " values (gen_random_uuid(), 0, 'Ada', 'ada@example.org', true, 'FRENCH',"
          + " 'Europe/Paris', now())";

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private Path running = Path.of("");
  private Secrets keys;
  private EmbeddedDatabase database;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    running = temporary.resolve("running");
    DataFolder folder = DataFolder.open(running);
    keys = secrets(running);
    keys.masterKey();
    keys.signingKey();
    database = EmbeddedDatabase.startNow(folder, keys);
    Flyway.configure()
        .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
        .load()
        .migrate();
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(PERSON);
    }
  }

  @AfterAll
  void stop() throws Exception {
    database.close();
  }

  @Test
  void savesARunningProductAndBringsItBackElsewhere(@TempDir Path temporary) throws Exception {
    Path file = temporary.resolve("parvis.backup");
    assertThat(command("backup", file, running)).isZero();
    assertThat(printed()).contains("Saved 2 rows").contains(file.toString());

    Path target = temporary.resolve("target");
    assertThat(command("restore", file, target)).isZero();
    assertThat(command("restore", file, target)).as("over data").isEqualTo(1);
    assertThat(printed()).contains("--replace");

    assertThat(secrets(target).masterKey()).isEqualTo(keys.masterKey());
    assertThat(secrets(target).signingKey().getPublic()).isEqualTo(keys.signingKey().getPublic());
    assertThat(query(target, "select name || email from person")).isEqualTo("Adaada@example.org");
    try (EmbeddedDatabase restored =
        EmbeddedDatabase.startNow(DataFolder.open(target), secrets(target))) {
      Flyway.configure()
          .dataSource(restored.getJdbcUrl(), restored.getUsername(), restored.getPassword())
          .load()
          .validate();
    }
  }

  @Test
  void keysThatAreNoneChangeNeitherRowsNorKeys(@TempDir Path temporary) throws Exception {
    Path file = temporary.resolve("parvis.backup");
    assertThat(command("backup", file, running)).isZero();
    Path target = temporary.resolve("target");
    assertThat(command("restore", file, target)).isZero();
    query(target, "delete from person returning id");
    Path damaged = temporary.resolve("damaged");
    Damage.entry(file, damaged, "secrets/signing.pem", "BEGIN PUBLIC", "BEGIN");
    printed();

    assertThat(command("restore", damaged, target, "--replace")).isEqualTo(1);

    assertThat(printed().strip()).hasLineCount(1).contains("the backup is damaged", "signing.pem");
    assertThat(secrets(target).signingKey().getPublic()).isEqualTo(keys.signingKey().getPublic());
    assertThat(query(target, "select count(*) from person")).isEqualTo("0");
  }

  @Test
  void doesNotRestoreUnderARunningProduct(@TempDir Path temporary) {
    Path file = temporary.resolve("parvis.backup");
    assertThat(command("backup", file, running)).isZero();
    assertThat(command("restore", file, running, "--replace")).isEqualTo(1);
    assertThat(printed()).contains("Stop it first");
  }

  @Test
  void saysWhatIsMissingOnOneLine(@TempDir Path temporary) {
    assertThat(command("restore", temporary.resolve("missing"), temporary.resolve("data")))
        .isEqualTo(1);
    assertThat(printed().strip()).hasLineCount(1).startsWith("parvis: ").contains("missing");
    assertThat(new BackupCommand(stream(), stream()).run("backup")).isEqualTo(2);
  }

  private static String query(Path data, String sql) throws Exception {
    try (EmbeddedDatabase started =
            EmbeddedDatabase.startNow(DataFolder.open(data), secrets(data));
        Connection connection = connect(started);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private int command(String name, Path file, Path data, String... more) {
    String[] arguments = new String[3 + more.length];
    arguments[0] = name;
    arguments[1] = file.toString();
    arguments[2] = "--parvis.data=" + data;
    System.arraycopy(more, 0, arguments, 3, more.length);
    return new BackupCommand(stream(), stream()).run(arguments);
  }

  private PrintStream stream() {
    return new PrintStream(output, true, StandardCharsets.UTF_8);
  }

  private String printed() {
    String text = output.toString(StandardCharsets.UTF_8);
    output.reset();
    return text;
  }

  private static Secrets secrets(Path data) {
    return new Secrets(data.resolve("secrets"), SecretSettings.NONE);
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.getJdbcUrl(), database.getUsername(), database.getPassword());
  }
}
