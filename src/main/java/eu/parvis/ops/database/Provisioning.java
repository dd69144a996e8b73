package eu.parvis.ops.database;

import eu.parvis.ops.StartupFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Makes the database and the role of the application in the embedded server. The role owns its
 * database and has no power over the server.
 */
final class Provisioning {

  static final String NAME = "parvis";

  private static final String WRONG_PASSWORD = "28P01";

  private final String password;

  Provisioning(String password) {
    this.password = password;
  }

  /** Makes what is missing; does nothing on the second start. */
  void run(int port) {
    try (Connection connection = connect(url(port, LocalPostgres.ADMINISTRATOR));
        Statement statement = connection.createStatement()) {
      if (missing(statement, "select 1 from pg_roles where rolname = 'parvis'")) {
        statement.execute(
            "create role parvis login password " + statement.enquoteLiteral(password));
      }
      if (missing(statement, "select 1 from pg_database where datname = 'parvis'")) {
        statement.execute("create database parvis owner parvis");
      }
    } catch (SQLException e) {
      if (WRONG_PASSWORD.equals(e.getSQLState())) {
        throw new StartupFailure(
            "the embedded PostgreSQL refuses the database password. Put the one with which the"
                + " data folder was made into secrets/database.password.",
            e);
      }
      throw new StartupFailure("the embedded PostgreSQL cannot be used: " + e.getMessage(), e);
    }
  }

  static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private Connection connect(String url) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", LocalPostgres.ADMINISTRATOR);
    login.setProperty("password", password);
    return DriverManager.getConnection(url, login);
  }

  private static boolean missing(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return !rows.next();
    }
  }
}
