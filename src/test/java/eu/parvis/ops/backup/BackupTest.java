package eu.parvis.ops.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.ops.StartupFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Round trips on a schema of the tests' own, with everything that a copy can get wrong. */
class BackupTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final String MIGRATIONS = "classpath:db/backup";
  private static final Map<String, String> KEYS = Map.of("master.key", "a key");

  @TempDir private Path temporary;
  private Path file = Path.of("");

  @BeforeEach
  void choose() {
    file = temporary.resolve("backup");
  }

  @Test
  void everyRowComesBackAsItWas() throws Exception {
    Database source = filled();
    Database target = new Database(MIGRATIONS);
    Manifest manifest = save(source);
    assertThat(manifest.schema()).isEqualTo("2");
    assertThat(manifest.made()).isEqualTo(NOW);

    restore(target, false);

    for (String table : List.of("town", "aaa_street", "\"Square\"")) {
      assertThat(target.rows(table)).isNotEmpty().isEqualTo(source.rows(table));
    }
    assertThat(target.rows("town").toString()).contains("L'Haÿ-les-Roses\t\n\\N", "L'HAŸ");
  }

  @Test
  void theRestoredDatabaseGoesOnMigratingAndCounting() throws Exception {
    save(filled());
    Database target = new Database(MIGRATIONS);
    restore(target, false);

    target.migrate("latest");
    assertThat(target.rows("town").toString()).contains("unknown");
    target.execute("insert into aaa_street (id, town_id) select gen_random_uuid(), id from town");
    assertThat(target.rows("(select max(number) from aaa_street)")).containsExactly("[4]");
  }

  @Test
  void theFileIsReadableByItsOwnerOnlyAndNeverOverwritten() throws Exception {
    Database source = filled();
    save(source);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> save(source))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("exists already");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var files = Files.list(temporary)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void theFileCarriesTheKeys() throws Exception {
    save(filled());
    try (BackupFile backup = BackupFile.open(file)) {
      assertThat(backup.secrets()).isEqualTo(KEYS);
    }
  }

  @Test
  void theSnapshotIsOfOneMoment() throws Exception {
    Database source = filled();
    try (Connection writer = source.connect();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("insert into town (id, name) values (gen_random_uuid(), 'not yet')");
      save(source);
      writer.commit();
    }
    Database target = new Database(MIGRATIONS);
    restore(target, false);
    assertThat(target.rows("town").toString()).doesNotContain("not yet");
  }

  @Test
  void aDatabaseWithRowsIsRefused() throws Exception {
    save(filled());
    Database target = filled();
    target.execute("insert into \"Square\" values ('kept')");
    assertThatThrownBy(() -> restore(target, false))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("not empty")
        .hasMessageContaining("--replace");
    assertThat(target.rows("\"Square\"").toString()).contains("kept");
  }

  @Test
  void aDatabaseWithRowsIsReplacedOnRequest() throws Exception {
    save(filled());
    Database target = filled();
    target.execute("insert into \"Square\" values ('lost')");
    restore(target, true);
    assertThat(target.rows("\"Square\"")).containsExactly("[from the migration]", "[a \"square\"]");
  }

  @Test
  void aDamagedFileChangesNothing() throws Exception {
    save(filled());
    Path damaged = Damage.manifest(file, temporary.resolve("damaged"), "\"rows\":3", "\"rows\":4");

    Database target = filled();
    List<String> before = target.rows("town");
    assertThatThrownBy(() -> restore(damaged, target, true))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
    assertThat(target.rows("town")).isEqualTo(before);
    assertThat(target.rows("(select nspname from pg_namespace where nspname = 'parvis_restore')"))
        .isEmpty();
  }

  @Test
  void aLastStepThatFailsChangesNothing() throws Exception {
    save(filled());
    Database target = filled();
    target.execute("insert into \"Square\" values ('kept')");
    IOException full = new IOException("no space left");
    assertThatThrownBy(() ->
            restore(
                file,
                target,
                true,
                () -> {
                  throw full;
                }))
        .isSameAs(full);
    assertThat(target.rows("\"Square\"").toString()).contains("kept");
  }

  @Test
  void aKeyWithAnotherChecksumIsRefused() throws Exception {
    save(filled());
    Path damaged = Damage.stored(file, temporary.resolve("damaged"), "a key", "b key");
    try (BackupFile backup = BackupFile.open(damaged)) {
      assertThatThrownBy(backup::secrets)
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining("damaged")
          .hasMessageContaining("master.key");
    }
  }

  @Test
  void aNewerSchemaIsRefused() throws Exception {
    save(filled());
    Path newer =
        Damage.manifest(file, temporary.resolve("newer"), "\"schema\":\"2\"", "\"schema\":\"99\"");
    Database target = new Database(MIGRATIONS);
    assertThatThrownBy(() -> restore(newer, target, false))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("newer Parvis");
  }

  @Test
  void whatIsNoBackupIsRefused() throws IOException {
    Files.writeString(file, "PK, but no more", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> BackupFile.open(file))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("not a backup");
    assertThatThrownBy(() -> BackupFile.open(temporary.resolve("missing")))
        .isInstanceOf(StartupFailure.class);
  }

  @Test
  void tablesFollowThoseTheyPointTo() {
    assertThat(Catalogue.order(List.of("a", "b", "c"), Map.of("a", Set.of("c"), "c", Set.of("b"))))
        .containsExactly("b", "c", "a");
    assertThatThrownBy(
            () -> Catalogue.order(List.of("a", "b"), Map.of("a", Set.of("b"), "b", Set.of("a"))))
        .hasMessageContaining("circle");
  }

  private Manifest save(Database source) throws Exception {
    try (Connection connection = source.connect()) {
      return new Backup(Clock.fixed(NOW, ZoneOffset.UTC)).save(connection, KEYS, file);
    }
  }

  private void restore(Database target, boolean replace) throws Exception {
    restore(file, target, replace);
  }

  private static void restore(Path file, Database target, boolean replace) throws Exception {
    restore(file, target, replace, () -> {});
  }

  private static void restore(
      Path file, Database target, boolean replace, Restore.LastStep lastStep) throws Exception {
    try (BackupFile backup = BackupFile.open(file);
        Connection connection = target.connect()) {
      new Restore(target, MIGRATIONS).run(connection, backup, replace, lastStep);
    }
  }

  private static Database filled() throws SQLException {
    Database database = new Database(MIGRATIONS);
    database.migrate("2");
    database.execute(
        "insert into town (id, name, area, seal, words, founded) values"
            + " (gen_random_uuid(), E'L''Haÿ-les-Roses\\t\\n\\\\N', 3.9, '\\x00ff0d0a',"
            + " array['a,b', null, ''], '1790-03-04 10:00+00'),"
            + " (gen_random_uuid(), '', null, null, null, null),"
            + " (gen_random_uuid(), '🏛', 0, '', '{}', 'infinity')");
    database.execute(
        "insert into aaa_street (id, town_id) select gen_random_uuid(), id from town limit 1");
    database.execute("update aaa_street set leads_to = id");
    database.execute("insert into \"Square\" values ('a \"square\"')");
    return database;
  }
}
