package eu.parvis.ops.database;

import eu.parvis.ops.StartupFailure;
import eu.parvis.ops.secrets.Secrets;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;

/** The way of a command to the installation's database, running or not. */
public final class DatabaseAccess implements AutoCloseable {

  private final JdbcConnectionDetails details;
  private final @Nullable EmbeddedDatabase started;

  private DatabaseAccess(JdbcConnectionDetails details, @Nullable EmbeddedDatabase started) {
    this.details = details;
    this.started = started;
  }

  /** Uses the database beside a running Parvis; starts the embedded one if it does not run. */
  public static DatabaseAccess beside(Environment environment, DataFolder folder, Secrets secrets)
      throws Exception {
    Optional<JdbcConnectionDetails> external = external(environment);
    if (external.isPresent()) {
      return new DatabaseAccess(external.get(), null);
    }
    Optional<DataFolder.Claim> claim = folder.claim();
    if (claim.isPresent()) {
      claim.get().close();
      return start(folder, secrets);
    }
    Postmaster running =
        Postmaster.read(folder.cluster())
            .filter(postmaster -> postmaster.servesStill(folder.cluster()))
            .orElseThrow(() ->
                new StartupFailure(
                    "Parvis (process %s) is starting or stopping on %s. Try again."
                        .formatted(folder.lastClaimant(), folder.root())));
    String url = Provisioning.url(running.port(), Provisioning.NAME);
    return new DatabaseAccess(new Login(url, Provisioning.NAME, secrets.databasePassword()), null);
  }

  /**
   * Uses the database while no Parvis does.
   *
   * @throws StartupFailure if one holds the data folder
   */
  public static DatabaseAccess alone(Environment environment, DataFolder folder, Secrets secrets)
      throws Exception {
    Optional<JdbcConnectionDetails> external = external(environment);
    return external.isPresent() ? new DatabaseAccess(external.get(), null) : start(folder, secrets);
  }

  /** How to connect. */
  public JdbcConnectionDetails details() {
    return details;
  }

  /** A new connection. */
  public Connection connect() throws SQLException {
    Properties login = new Properties();
    if (details.getUsername() != null) {
      login.setProperty("user", details.getUsername());
    }
    if (details.getPassword() != null) {
      login.setProperty("password", details.getPassword());
    }
    return DriverManager.getConnection(details.getJdbcUrl(), login);
  }

  @Override
  public void close() throws IOException {
    if (started != null) {
      started.close();
    }
  }

  private static DatabaseAccess start(DataFolder folder, Secrets secrets) throws Exception {
    EmbeddedDatabase started = EmbeddedDatabase.startNow(folder, secrets);
    return new DatabaseAccess(started, started);
  }

  private static Optional<JdbcConnectionDetails> external(Environment environment) {
    String url = environment.getProperty("spring.datasource.url");
    return url == null
        ? Optional.empty()
        : Optional.of(
            new Login(
                url,
                environment.getProperty("spring.datasource.username"),
                environment.getProperty("spring.datasource.password")));
  }
}
