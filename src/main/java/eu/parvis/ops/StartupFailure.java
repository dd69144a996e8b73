package eu.parvis.ops;

import org.jspecify.annotations.Nullable;

/**
 * A reason not to start that an operator can mend. Its message is one line that names what is wrong
 * and what to do; it is printed alone, without a stack trace, and the process exits with a code
 * other than 0.
 */
public final class StartupFailure extends RuntimeException {

  public StartupFailure(String line) {
    this(line, null);
  }

  public StartupFailure(String line, @Nullable Throwable cause) {
    super(line.lines().findFirst().orElse(""), cause);
  }
}
