package eu.parvis.ops.database;

import eu.parvis.media.MediaBridge;
import eu.parvis.ops.secrets.Secrets;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The embedded database where none is configured, and the live lock before every other use. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  private static final Logger log = LoggerFactory.getLogger("eu.parvis");
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** The condition holds while the property is missing: no URL is the word "embedded". */
  @Bean
  @ConditionalOnProperty(
      name = "spring.datasource.url",
      havingValue = "embedded",
      matchIfMissing = true)
  EmbeddedDatabase embeddedDatabase(DataFolder folder, Secrets secrets) throws Exception {
    return EmbeddedDatabase.await(folder, secrets, RETRY);
  }

  @Bean
  @Primary
  @ConditionalOnBean(EmbeddedDatabase.class)
  JdbcConnectionDetails embeddedApplication(EmbeddedDatabase database) {
    return database.application();
  }

  /** Migrations make and change tables; none before this process is the live one. */
  @Bean
  @ConditionalOnBean(EmbeddedDatabase.class)
  FlywayConnectionDetails embeddedOwner(EmbeddedDatabase database, LiveLock lock) {
    Objects.requireNonNull(lock);
    return new Owner(database.getJdbcUrl(), database.getUsername(), database.getPassword());
  }

  private record Owner(String getJdbcUrl, String getUsername, String getPassword)
      implements FlywayConnectionDetails {
    @Override
    public String toString() {
      return "Owner[hidden]";
    }
  }

  @Bean
  LiveLock liveLock(JdbcConnectionDetails database) throws Exception {
    return LiveLock.await(database, RETRY, DatabaseConfiguration::end);
  }

  /** Nothing reads or migrates the database before this process is the live one. */
  @Bean
  static AbstractDependsOnBeanFactoryPostProcessor dataSourceAfterLiveLock() {
    return new AbstractDependsOnBeanFactoryPostProcessor(DataSource.class, LiveLock.class) {};
  }

  /** A standby leaves the media port to the live process. */
  @Bean
  static AbstractDependsOnBeanFactoryPostProcessor mediaAfterLiveLock() {
    return new AbstractDependsOnBeanFactoryPostProcessor(MediaBridge.class, LiveLock.class) {};
  }

  private static void end(String reason) {
    log.error("Parvis ends: {}", reason);
    // Exiting waits for the beans to close, and one of them owns the calling thread.
    Thread.ofPlatform().name("end").start(() -> System.exit(1));
  }
}
