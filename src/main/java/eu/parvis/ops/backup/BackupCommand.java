package eu.parvis.ops.backup;

import eu.parvis.ops.StartupFailure;
import eu.parvis.ops.database.DataFolder;
import eu.parvis.ops.database.DatabaseAccess;
import eu.parvis.ops.database.LiveLock;
import eu.parvis.ops.secrets.KeyReplacement;
import eu.parvis.ops.secrets.SecretSettings;
import eu.parvis.ops.secrets.Secrets;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/** The commands {@code backup <file>} and {@code restore <file> [--replace]}. */
public final class BackupCommand {

  private static final String BACKUP = "backup";
  private static final String RESTORE = "restore";
  private static final String REPLACE = "--replace";
  private static final String QUIET =
      "--logging.level.org.flywaydb.core.internal.command.DbMigrate=warn";
  private static final String MIGRATIONS = "classpath:db/migration";

  private final PrintStream output;
  private final PrintStream errors;
  private boolean done;

  public BackupCommand(PrintStream output, PrintStream errors) {
    this.output = output;
    this.errors = errors;
  }

  /** Whether a command line is one of these commands. */
  public static boolean isNamedBy(String... arguments) {
    return arguments.length > 0 && List.of(BACKUP, RESTORE).contains(arguments[0]);
  }

  /** Runs the command; returns the exit code of the process. */
  public int run(String... arguments) {
    if (arguments.length < 2 || arguments[1].startsWith("--")) {
      errors.println("Usage: " + arguments[0] + " <file> [--setting=value ...]");
      return 2;
    }
    Path file = Path.of(arguments[1]).toAbsolutePath();
    boolean replace = Arrays.asList(arguments).contains(REPLACE);
    String[] settings = Arrays.copyOfRange(arguments, 1, arguments.length);
    settings[0] = QUIET;
    try (var context =
        new SpringApplicationBuilder(Settings.class)
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .run(settings)) {
      ConfigurableEnvironment environment = context.getEnvironment();
      if (arguments[0].equals(BACKUP)) {
        backup(environment, file);
      } else {
        restore(environment, file, replace);
      }
      return 0;
    } catch (StartupFailure e) {
      errors.println("parvis: " + e.getMessage());
      return 1;
    } catch (Exception e) {
      errors.println("parvis: " + arguments[0] + outcome() + e.getMessage());
      return 1;
    }
  }

  /** After the restored data counts, only putting things away can fail. */
  private String outcome() {
    return done ? " is done, but did not end cleanly: " : " failed, nothing was changed: ";
  }

  private void backup(ConfigurableEnvironment environment, Path file) throws Exception {
    DataFolder folder = folder(environment);
    Secrets secrets = secrets(environment, folder);
    try (DatabaseAccess database = DatabaseAccess.beside(environment, folder, secrets);
        Connection connection = database.connect()) {
      Manifest manifest = new Backup(Clock.systemUTC()).save(connection, secrets.export(), file);
      long rows = manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
      output.printf(
          "Saved %d rows of %d tables and the keys to %s%n", rows, manifest.tables().size(), file);
      done = true;
    }
  }

  private void restore(ConfigurableEnvironment environment, Path file, boolean replace)
      throws Exception {
    DataFolder folder = folder(environment);
    Secrets secrets = secrets(environment, folder);
    try (BackupFile backup = BackupFile.open(file);
        DatabaseAccess database = DatabaseAccess.alone(environment, folder, secrets);
        Connection connection = takeLiveLock(database);
        KeyReplacement keys = secrets.prepare(backup.secrets())) {
      new Restore(database.details(), MIGRATIONS).run(connection, backup, replace, keys::place);
      keys.keep();
      done = true;
      output.printf(
          "Restored the backup of %s (schema %s)%n",
          backup.manifest().made(), backup.manifest().schema());
    }
  }

  private static Connection takeLiveLock(DatabaseAccess database) throws Exception {
    return LiveLock.take(database.details())
        .orElseThrow(
            () -> new StartupFailure("Parvis is running on this database. Stop it first."));
  }

  private static DataFolder folder(ConfigurableEnvironment environment) {
    return DataFolder.open(Path.of(environment.getRequiredProperty("parvis.data")));
  }

  private static Secrets secrets(ConfigurableEnvironment environment, DataFolder folder) {
    SecretSettings configured =
        Binder.get(environment)
            .bind("parvis.secrets", Bindable.of(SecretSettings.class))
            .orElse(SecretSettings.NONE);
    return new Secrets(folder.secrets(), configured);
  }

  /** No beans: the commands need the settings only. */
  static final class Settings {}
}
