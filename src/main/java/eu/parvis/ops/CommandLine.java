package eu.parvis.ops;

import eu.parvis.ops.backup.BackupCommand;
import org.springframework.boot.SpringApplication;

/** The way in from the command line. */
public final class CommandLine {

  private CommandLine() {}

  /**
   * Runs the command that the arguments name and exits, or starts the application and returns when
   * it serves. A failed start exits with 1 once its reason is printed: threads that the web server
   * had started would keep the process alive.
   */
  public static void run(Class<?> application, String... arguments) {
    if (BackupCommand.isNamedBy(arguments)) {
      System.exit(new BackupCommand(System.out, System.err).run(arguments));
    }
    try {
      SpringApplication.run(application, arguments);
    } catch (RuntimeException reported) {
      System.exit(1);
    }
  }
}
