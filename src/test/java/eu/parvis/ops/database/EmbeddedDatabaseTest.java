package eu.parvis.ops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.ops.StartupFailure;
import eu.parvis.ops.secrets.SecretSettings;
import eu.parvis.ops.secrets.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One server for the whole class, started, killed and started again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedDatabaseTest {

  private DataFolder folder;
  private Secrets secrets;
  private EmbeddedDatabase database;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    folder = DataFolder.open(temporary.resolve("data"));
    secrets = new Secrets(folder.secrets(), SecretSettings.NONE);
    database = EmbeddedDatabase.startNow(folder, secrets);
  }

  @AfterAll
  void stop() throws Exception {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on",
    "data_checksums, on",
    "listen_addresses, 127.0.0.1",
    "unix_socket_directories, ''",
    "password_encryption, scram-sha-256",
    "server_encoding, UTF8",
    "log_error_verbosity, terse"
  })
  void theServerIsSetUpToLastAndToStayPrivate(String setting, String value) throws SQLException {
    try (Connection administrator =
            DriverManager.getConnection(
                database.getJdbcUrl(), LocalPostgres.ADMINISTRATOR, database.getPassword());
        Statement statement = administrator.createStatement();
        ResultSet rows = statement.executeQuery("show " + setting)) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo(value);
    }
  }

  /** Or Ctrl-C in the terminal of Parvis would end the server before Parvis is done with it. */
  @Test
  void theServerIsInASessionOfItsOwn() throws Exception {
    long server = Postmaster.read(folder.cluster()).orElseThrow().pid();
    assertThat(session(server)).isNotEqualTo(session(ProcessHandle.current().pid()));
  }

  /** The sixth field of {@code proc_pid_stat(5)}; the second may contain spaces. */
  private static String session(long process) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
  }

  @Test
  void theApplicationHasNoPowerOverTheServer() throws SQLException {
    assertThat(
            query(
                "select rolsuper or rolcreatedb or rolcreaterole from pg_roles"
                    + " where rolname = current_user"))
        .isEqualTo("f");
    assertThat(query("select pg_get_userbyid(datdba) from pg_database where datname = 'parvis'"))
        .isEqualTo("parvis");
  }

  /** The switch is {@code Provisioning.APPLICATION}: the owner could drop what keeps the log. */
  @Tag("asvs-13.2.2")
  @Test
  void theApplicationReadsAndWritesRowsAndChangesNoTable() throws Exception {
    execute("create table noted (id bigint generated always as identity, word text)");
    try (Connection application =
            DriverManager.getConnection(
                database.getJdbcUrl(),
                database.application().getUsername(),
                database.getPassword());
        Statement statement = application.createStatement()) {
      statement.execute("insert into noted (word) values ('kept')");
      statement.execute("update noted set word = 'changed'");
      assertThat(query("select word from noted")).isEqualTo("changed");
      for (String change :
          List.of(
              "drop table noted",
              "truncate noted",
              "alter table noted disable trigger all",
              "create table other (word text)",
              "create role other")) {
        assertThatThrownBy(() -> statement.execute(change))
            .as(change)
            .isInstanceOfSatisfying(
                SQLException.class,
                refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
      }
      statement.execute("delete from noted");
    }
  }

  /** The switch is {@code --auth=scram-sha-256} by which {@code LocalPostgres} is made. */
  @Tag("asvs-13.2.1")
  @ParameterizedTest
  @CsvSource({"parvis, wrong", "parvis, ''", "postgres, wrong", "postgres, ''"})
  void refusesAWrongPassword(String user, String password) {
    assertThatThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), user, password))
        .isInstanceOfSatisfying(
            SQLException.class,
            refused -> assertThat(refused.getSQLState()).as("password").isIn("28P01", "08004"));
  }

  @Test
  void keepsScramVerifiersAndNoOtherWayIn() throws Exception {
    String rules = Files.readString(folder.cluster().resolve("pg_hba.conf"));
    assertThat(rules.lines().filter(line -> !line.isBlank() && !line.startsWith("#")))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("scram-sha-256"));
  }

  @Test
  void aSecondServerOnTheFolderIsRefused() {
    assertThatThrownBy(() -> EmbeddedDatabase.startNow(folder, secrets))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining(folder.root().toString())
        .hasMessageContaining("Stop it first");
  }

  @Test
  void aStopAndAStartKeepTheData() throws Exception {
    execute("create table kept (word text)");
    execute("insert into kept values ('parvis')");
    database.close();
    assertThat(Postmaster.read(folder.cluster())).isEmpty();

    database = EmbeddedDatabase.startNow(folder, secrets);
    assertThat(query("select word from kept")).isEqualTo("parvis");
  }

  @Test
  void statementsAndValuesStayOutOfTheLog() throws Exception {
    execute("create table person (address text unique)");
    execute("insert into person values ('ada@example.org')");
    assertThatThrownBy(() -> execute("insert into person values ('ada@example.org')"))
        .isInstanceOf(SQLException.class);
    assertThat(Files.readString(folder.log())).contains("duplicate key").doesNotContain("ada@");
  }

  @Test
  void anotherMajorVersionIsNamedAndLeftAlone(@TempDir Path temporary) throws Exception {
    DataFolder old = DataFolder.open(temporary.resolve("data"));
    Files.createDirectories(old.cluster());
    Files.writeString(old.cluster().resolve("PG_VERSION"), "17\n");
    Secrets others = new Secrets(old.secrets(), SecretSettings.NONE);

    assertThatThrownBy(() -> EmbeddedDatabase.startNow(old, others))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("made by PostgreSQL 17")
        .hasMessageContaining("brings PostgreSQL 18");
    try (var left = Files.list(old.cluster())) {
      assertThat(left).containsExactly(old.cluster().resolve("PG_VERSION"));
    }
    old.claim().orElseThrow().close();
  }

  @Test
  void anEmptyFolderNeedsNoSecretsOfItsOwn(@TempDir Path temporary) throws Exception {
    DataFolder empty = DataFolder.open(temporary.resolve("data"));
    Secrets given = new Secrets(empty.secrets(), new SecretSettings(null, null, "given", null));

    try (EmbeddedDatabase started = EmbeddedDatabase.startNow(empty, given)) {
      assertThat(started.getPassword()).isEqualTo("given");
    }

    try (var left = Files.list(empty.root())) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("postgres", "engine", "postgres.log", "lock");
    }
  }

  @Test
  void anotherPasswordThanTheFoldersIsExplained() throws Exception {
    database.close();
    Secrets wrong = new Secrets(folder.secrets(), new SecretSettings(null, null, "wrong", null));
    assertThatThrownBy(() -> EmbeddedDatabase.startNow(folder, wrong))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("database password");
    database = EmbeddedDatabase.startNow(folder, secrets);
    assertThat(query("select 1")).isEqualTo("1");
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database.getJdbcUrl(), database.getUsername(), database.getPassword());
  }
}
