package eu.parvis.ops;

import eu.parvis.kernel.WrongSetting;
import eu.parvis.media.MediaStartFailed;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Prints one line for a failed start whose cause an operator can mend, in place of a stack trace.
 * Registered in {@code META-INF/spring.factories}; leaves every other failure to Spring Boot.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartupFailureReporter implements SpringBootExceptionReporter {

  /** {@code insufficient_privilege}. */
  private static final String FORBIDDEN = "42501";

  private static final Logger log = LoggerFactory.getLogger("eu.parvis");

  @Override
  public boolean reportException(Throwable failure) {
    String line = lineFor(failure);
    if (line == null) {
      return false;
    }
    log.error("Parvis cannot start: {}", line);
    return true;
  }

  /** The one line that explains a failure, or null if the failure is not a known one. */
  static @Nullable String lineFor(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartupFailure known) {
        return known.getMessage();
      }
      if (cause instanceof WrongSetting wrong) {
        return wrong.getMessage();
      }
      if (cause instanceof MediaStartFailed media) {
        String line = String.valueOf(media.getMessage());
        return line.contains("in use")
            ? line + ". Stop it, or choose another port with --parvis.media.port=<port>."
            : line;
      }
      if (cause instanceof SQLException refused && FORBIDDEN.equals(refused.getSQLState())) {
        return "the database says: "
            + String.valueOf(refused.getMessage()).lines().findFirst().orElse("")
            + ". Grant its roles what docs/operating/install.md lists.";
      }
      if (cause instanceof PortInUseException taken) {
        return "port "
            + taken.getPort()
            + " is in use by another program. Stop it, or choose another port with"
            + " --server.port=<port>.";
      }
    }
    return null;
  }
}
