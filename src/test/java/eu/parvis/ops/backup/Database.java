package eu.parvis.ops.backup;

import eu.parvis.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * An empty database of the shared test server.
 *
 * @param migrations where Flyway finds those of its schema
 */
record Database(String getJdbcUrl, String migrations) implements JdbcConnectionDetails {
  Database(String migrations) {
    this(TestDatabase.createDatabase(), migrations);
  }

  @Override
  public String getUsername() {
    return "postgres";
  }

  @Override
  public String getPassword() {
    return "";
  }

  void migrate(String target) {
    Flyway.configure()
        .dataSource(getJdbcUrl, getUsername(), getPassword())
        .locations(migrations)
        .target(target)
        .load()
        .migrate();
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(getJdbcUrl, getUsername(), getPassword());
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Every row as text, in the order of the table's rows as text. */
  List<String> rows(String table) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select t.* from " + table + " t")) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          row.add(rows.getString(column));
        }
        texts.add(row.toString());
      }
      return texts;
    }
  }
}
