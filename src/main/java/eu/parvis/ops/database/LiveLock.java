package eu.parvis.ops.database;

import eu.parvis.ops.StartupFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The advisory lock of the one live process on a database, on a connection that is used for nothing
 * else. PostgreSQL releases it when that connection ends, however the process ends; TCP keep-alive
 * makes the server notice a machine that vanished within about 20 s.
 */
public final class LiveLock implements AutoCloseable {

  /** The lock's key: "parvis" in ASCII. */
  static final long KEY = 0x706172766973L;

  private static final Logger log = LoggerFactory.getLogger(LiveLock.class);
  private static final String KEEP_ALIVE =
      "set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3;"
          + " set tcp_user_timeout = 20000; set idle_session_timeout = 0";
  private static final int PROBE_SECONDS = 5;

  private final JdbcConnectionDetails database;
  private final Consumer<String> onLost;
  private final ScheduledExecutorService watch;
  private volatile boolean closed;
  private volatile Connection held;

  private LiveLock(JdbcConnectionDetails database, Connection held, Consumer<String> onLost) {
    this.database = database;
    this.held = held;
    this.onLost = onLost;
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-lock").daemon().factory());
  }

  /**
   * Takes the lock; says so on one line and waits if another process holds it.
   *
   * @param retry how often a waiting process asks, and a live one checks that it still holds it
   * @param onLost told why this process must end, if another one took the lock after the connection
   *     had broken
   */
  static LiveLock await(JdbcConnectionDetails database, Duration retry, Consumer<String> onLost)
      throws Exception {
    String name = describe(database);
    Runnable onWait =
        () -> log.info("Standby: another Parvis is live on {}; waiting for it to end", name);
    Connection first;
    try {
      first = Turn.await(() -> take(database), retry, onWait);
    } catch (SQLException e) {
      throw new StartupFailure("the database " + name + " cannot be used: " + e.getMessage(), e);
    }
    LiveLock lock = new LiveLock(database, first, onLost);
    var _ =
        lock.watch.scheduleWithFixedDelay(
            lock::check, retry.toMillis(), retry.toMillis(), TimeUnit.MILLISECONDS);
    return lock;
  }

  /** Takes the lock if it is free. The connection holds it until closed. */
  public static Optional<Connection> take(JdbcConnectionDetails database) throws SQLException {
    Connection connection = connect(database);
    try (Statement statement = connection.createStatement()) {
      statement.execute(KEEP_ALIVE);
      try (ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
        if (row.next() && row.getBoolean(1)) {
          return Optional.of(connection);
        }
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    watch.shutdownNow();
    held.close();
  }

  private void check() {
    try {
      if (held.isValid(PROBE_SECONDS) || closed) {
        return;
      }
      held.close();
      Optional<Connection> again = take(database);
      if (again.isPresent()) {
        held = again.get();
        log.info("The connection to {} broke and is there again", describe(database));
      } else {
        watch.shutdown();
        onLost.accept("another Parvis took over " + describe(database));
      }
    } catch (SQLException | RuntimeException e) {
      if (!closed) {
        log.warn("{} cannot be reached; trying again", describe(database));
      }
    }
  }

  private static Connection connect(JdbcConnectionDetails database) throws SQLException {
    Properties login = new Properties();
    if (database.getUsername() != null) {
      login.setProperty("user", database.getUsername());
    }
    if (database.getPassword() != null) {
      login.setProperty("password", database.getPassword());
    }
    login.setProperty("ApplicationName", "parvis live lock");
    login.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(database.getJdbcUrl(), login);
  }

  /** The address without its parameters, which may hold a password. */
  private static String describe(JdbcConnectionDetails database) {
    return database.getJdbcUrl().replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
  }
}
