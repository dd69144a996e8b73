package eu.parvis.ops;

import eu.parvis.ops.backup.BackupCommand;
import java.util.OptionalInt;

/** What the application does in place of serving when its command line says so. */
public final class Commands {

  private Commands() {}

  /**
   * Runs the command that the arguments name; returns the process's exit code, or empty if they
   * name none.
   */
  public static OptionalInt run(String... arguments) {
    return BackupCommand.isNamedBy(arguments)
        ? OptionalInt.of(new BackupCommand(System.out, System.err).run(arguments))
        : OptionalInt.empty();
  }
}
