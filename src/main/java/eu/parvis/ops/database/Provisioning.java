package eu.parvis.ops.database;

import eu.parvis.ops.StartupFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/**
 * Makes the database and its two roles in the embedded server. The owner makes and changes tables,
 * for migrations, backup and restore; the application reads and writes rows. Neither has power over
 * the server.
 */
final class Provisioning {

  static final String NAME = "parvis";

  /** Of the application. */
  static final String APPLICATION = "parvis_app";

  /** What is there, and what the owner will make: a restore makes all of it anew. */
  private static final List<String> GRANTS =
      List.of(
          "grant usage on schema public to parvis_app",
          "grant select, insert, update, delete on all tables in schema public to parvis_app",
          "grant usage, select on all sequences in schema public to parvis_app",
          "alter default privileges for role parvis in schema public"
              + " grant select, insert, update, delete on tables to parvis_app",
          "alter default privileges for role parvis in schema public"
              + " grant usage, select on sequences to parvis_app");

  private static final String WRONG_PASSWORD = "28P01";

  private final String password;

  Provisioning(String password) {
    this.password = password;
  }

  /** Makes what is missing, and grants what is there. */
  void run(int port) {
    try {
      makeDatabase(port);
      grant(port);
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

  private void makeDatabase(int port) throws SQLException {
    try (Connection connection = connect(url(port, LocalPostgres.ADMINISTRATOR));
        Statement statement = connection.createStatement()) {
      for (String role : List.of(NAME, APPLICATION)) {
        if (missing(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
          statement.execute(
              "create role " + role + " login password " + statement.enquoteLiteral(password));
        }
      }
      if (missing(statement, "select 1 from pg_database where datname = 'parvis'")) {
        statement.execute("create database parvis owner parvis");
      }
    }
  }

  private void grant(int port) throws SQLException {
    try (Connection connection = connect(url(port, NAME));
        Statement statement = connection.createStatement()) {
      for (String grant : GRANTS) {
        statement.execute(grant);
      }
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
