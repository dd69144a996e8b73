package eu.parvis.ops.database;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.ops.secrets.SecretSettings;
import eu.parvis.ops.secrets.Secrets;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a process that is killed leaves behind is found and put in order by the next one. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KilledProcessTest {

  @TempDir private Path temporary;

  @Test
  void committedDataSurvivesAKilledProcess() throws Exception {
    Path data = temporary.resolve("data");
    Process victim = Writer.start(data);
    try (BufferedReader output = victim.inputReader()) {
      assertThat(output.readLine()).isEqualTo("committed");
      victim.destroyForcibly().waitFor();
    }
    DataFolder folder = DataFolder.open(data);
    Postmaster left = Postmaster.read(folder.cluster()).orElseThrow();
    assertThat(left.servesStill(folder.cluster())).isTrue();

    Secrets secrets = new Secrets(folder.secrets(), SecretSettings.NONE);
    try (EmbeddedDatabase database = EmbeddedDatabase.startNow(folder, secrets);
        Connection connection = Writer.connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from kept")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(1000);
      assertThat(left.servesStill(folder.cluster())).isFalse();
    }
  }

  @Test
  void aProcessIdThatNowBelongsToAnotherProgramIsLeftAlone() {
    Postmaster stranger = new Postmaster(ProcessHandle.current().pid(), 5432);
    assertThat(stranger.servesStill(temporary)).isFalse();
  }

  /** A process that writes, says so, and waits for its end. */
  static final class Writer {

    public static void main(String[] arguments) throws Exception {
      DataFolder folder = DataFolder.open(Path.of(arguments[0]));
      Secrets secrets = new Secrets(folder.secrets(), SecretSettings.NONE);
      EmbeddedDatabase database = EmbeddedDatabase.startNow(folder, secrets);
      try (Connection connection = connect(database);
          Statement statement = connection.createStatement()) {
        statement.execute("create table kept as select generate_series(1, 1000) as number");
      }
      System.out.println("committed");
      Thread.currentThread().join();
    }

    static Process start(Path data) throws Exception {
      return new ProcessBuilder(
              ProcessHandle.current().info().command().orElseThrow(),
              "-cp",
              System.getProperty("java.class.path"),
              Writer.class.getName(),
              data.toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    }

    static Connection connect(EmbeddedDatabase database) throws Exception {
      return DriverManager.getConnection(
          database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }
  }
}
