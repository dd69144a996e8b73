package eu.parvis.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A PostgreSQL server shared by the tests of one JVM; each application context gets an empty
 * database of its own.
 */
public final class TestDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final AtomicInteger COUNT = new AtomicInteger();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test database",
                Map.of(
                    "spring.datasource.url",
                    createDatabase(),
                    "spring.datasource.username",
                    "postgres")));
  }

  /** Creates an empty database and returns its JDBC URL; user {@code postgres}, no password. */
  public static String createDatabase() {
    var name = "test_" + COUNT.incrementAndGet();
    try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("no test database", e);
    }
    return Server.RUNNING.getJdbcUrl("postgres", name);
  }

  /** Starts when first used; zonky ends it with the JVM. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
