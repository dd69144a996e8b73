package eu.parvis.ops.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Where and as whom to connect. Never printed. */
record Login(String getJdbcUrl, @Nullable String getUsername, @Nullable String getPassword)
    implements JdbcConnectionDetails {

  @Override
  public String toString() {
    return "Login[hidden]";
  }
}
