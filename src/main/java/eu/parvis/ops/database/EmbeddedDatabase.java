package eu.parvis.ops.database;

import eu.parvis.ops.StartupFailure;
import eu.parvis.ops.secrets.Secrets;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The data folder, claimed, with its PostgreSQL running: what the owner connects to. */
public final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final DataFolder.Claim claim;
  private final LocalPostgres server;
  private final String password;

  private EmbeddedDatabase(DataFolder.Claim claim, LocalPostgres server, String password) {
    this.claim = claim;
    this.server = server;
    this.password = password;
  }

  /** Waits for the folder while another process holds it, then starts its server. */
  static EmbeddedDatabase await(DataFolder folder, Secrets secrets, Duration retry)
      throws Exception {
    Runnable onWait =
        () ->
            log.info(
                "Standby: another Parvis (process {}) is live on {}; waiting for it to end",
                folder.lastClaimant(),
                folder.root());
    return start(Turn.await(folder::claim, retry, onWait), folder, secrets);
  }

  /**
   * Starts the server of a folder that no other process holds.
   *
   * @throws StartupFailure if one does
   */
  public static EmbeddedDatabase startNow(DataFolder folder, Secrets secrets) throws Exception {
    DataFolder.Claim claim =
        folder
            .claim()
            .orElseThrow(() ->
                new StartupFailure(
                    "Parvis (process %s) is running on %s. Stop it first."
                        .formatted(folder.lastClaimant(), folder.root())));
    return start(claim, folder, secrets);
  }

  private static EmbeddedDatabase start(DataFolder.Claim claim, DataFolder folder, Secrets secrets)
      throws Exception {
    try {
      String password = secrets.databasePassword();
      LocalPostgres server = LocalPostgres.start(folder, password);
      try {
        new Provisioning(password).run(server.port());
      } catch (RuntimeException e) {
        server.close();
        throw e;
      }
      return new EmbeddedDatabase(claim, server, password);
    } catch (Exception e) {
      claim.close();
      throw e;
    }
  }

  @Override
  public String getUsername() {
    return Provisioning.NAME;
  }

  @Override
  public String getPassword() {
    return password;
  }

  @Override
  public String getJdbcUrl() {
    return Provisioning.url(server.port(), Provisioning.NAME);
  }

  /** What the application connects to: it reads and writes rows and changes no table. */
  JdbcConnectionDetails application() {
    return new Login(getJdbcUrl(), Provisioning.APPLICATION, password);
  }

  @Override
  public void close() throws IOException {
    try {
      server.close();
    } finally {
      claim.close();
    }
  }
}
