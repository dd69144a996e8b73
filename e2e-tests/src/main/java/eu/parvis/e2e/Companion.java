package eu.parvis.e2e;

import java.io.IOException;

/**
 * A program beside a test, such as nginx. It ends when it is closed, and with this virtual machine
 * if that is asked to end before.
 */
final class Companion implements AutoCloseable {

  private final Process process;
  private final Thread whenDying;

  private Companion(Process process) {
    this.process = process;
    this.whenDying = new Thread(process::destroy);
  }

  static Companion start(ProcessBuilder program) throws IOException {
    Companion companion = new Companion(program.start());
    Runtime.getRuntime().addShutdownHook(companion.whenDying);
    return companion;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      Runtime.getRuntime().removeShutdownHook(whenDying);
    } catch (IllegalStateException dying) {
      // The hook has run, or does.
    }
  }
}
