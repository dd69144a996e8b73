package eu.parvis.testing;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** How a database of the shared test server is reached. */
public record TestConnection(String getJdbcUrl) implements JdbcConnectionDetails {

  /** An empty database. */
  public static TestConnection fresh() {
    return new TestConnection(TestDatabase.createDatabase());
  }

  @Override
  public String getUsername() {
    return "postgres";
  }

  @Override
  public String getPassword() {
    return "";
  }
}
