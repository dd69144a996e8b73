package eu.parvis.ops.database;

import eu.parvis.media.MediaBridge;
import eu.parvis.ops.secrets.Secrets;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
