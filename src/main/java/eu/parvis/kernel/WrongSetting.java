package eu.parvis.kernel;

/**
 * A setting that keeps Parvis from starting. Its message is one line that names the setting and
 * what to do; it is printed alone, and the process exits with a code other than 0.
 */
public final class WrongSetting extends RuntimeException {

  public WrongSetting(String line) {
    super(line);
  }
}
