package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.testing.TestDatabase;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** The schema comes out the same from an empty database and from every version that was before. */
class MigrationsTest {

  @Test
  void anEmptyDatabaseMigrates() {
    var flyway = flyway(TestDatabase.createDatabase(), MigrationVersion.LATEST);
    assertThat(flyway.migrate().success).isTrue();
    assertThat(flyway.info().pending()).isEmpty();
  }

  @Test
  void everyPreviousSchemaMigrates() {
    var versions =
        Arrays.stream(flyway(TestDatabase.createDatabase(), MigrationVersion.LATEST).info().all())
            .map(MigrationInfo::getVersion)
            .toList();
    for (var previous : versions) {
      var database = TestDatabase.createDatabase();
      flyway(database, previous).migrate();
      var flyway = flyway(database, MigrationVersion.LATEST);
      assertThat(flyway.migrate().success).as("from version %s", previous).isTrue();
      assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
    }
  }

  private static Flyway flyway(String database, MigrationVersion target) {
    return Flyway.configure().dataSource(database, "postgres", null).target(target).load();
  }
}
