package eu.parvis.ops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.parvis.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What the page on installing says of a PostgreSQL of one's own, done to the letter. */
class OwnPostgresTest {

  private static final Pattern SQL = Pattern.compile("(?s)```sql\\n(.*?)```");

  @Test
  void theOwnerMigratesAndTheApplicationReadsAndWritesRowsAndChangesNoTable() throws Exception {
    var any = TestDatabase.createDatabase();
    var database = any.replaceFirst("/[^/]+$", "/parvis");
    var parts = documented().split("\\\\connect parvis", -1);
    execute(any, "postgres", parts[0].split(";", -1));
    execute(database, "postgres", parts[1].split(";", -1));

    var flyway = Flyway.configure().dataSource(database, "parvis_owner", null).load();
    assertThat(flyway.migrate().success).isTrue();

    execute(
        database,
        "parvis_app",
        "insert into audit_entry (at, kind, detail) values (now(), 'SIGNED_IN', '')",
        "update person set name = name",
        "select * from room",
        "delete from welcome_link");
    for (var change :
        new String[] {
          "create table other (id int)",
          "alter table person add other int",
          "alter table audit_entry disable trigger all",
          "truncate audit_entry",
          "drop table audit_entry",
          "set role parvis_owner"
        }) {
      assertThatExceptionOfType(SQLException.class)
          .as(change)
          .isThrownBy(() -> execute(database, "parvis_app", change))
          .matches(refused -> refused.getSQLState().equals("42501"));
    }

    // As a restore does.
    execute(database, "parvis_owner", "drop schema public cascade", "create schema public");
    assertThat(flyway.migrate().success).isTrue();
    execute(database, "parvis_app", "select * from room", "delete from welcome_link");
  }

  private static String documented() throws IOException {
    var page = Files.readString(Path.of("docs/operating/install.md"));
    var block = SQL.matcher(page);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static void execute(String database, String role, String... statements)
      throws SQLException {
    try (var connection = DriverManager.getConnection(database, role, null);
        var statement = connection.createStatement()) {
      for (var one : statements) {
        if (!one.isBlank()) {
          statement.execute(one);
        }
      }
    }
  }
}
