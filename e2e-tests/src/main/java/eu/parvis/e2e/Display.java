package eu.parvis.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A screen that nobody looks at (Xvfb), for a browser that is to share one: without a screen a
 * headless browser has nothing to give.
 */
final class Display implements AutoCloseable {

  private final Process server;
  private final int number;

  private Display(Process server, int number) {
    this.server = server;
    this.number = number;
  }

  /** Starts a screen on a display that is free, reached by its local socket alone. */
  static Display open() {
    Path log = Target.folder("xvfb.log");
    try {
      Process server =
          new ProcessBuilder(
                  "Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1024x720x24")
              .redirectError(log.toFile())
              .start();
      // Once it listens it tells the number that it found free, on a line.
      String told = server.inputReader(StandardCharsets.US_ASCII).readLine();
      if (told == null) {
        throw new IOException("Xvfb ended: see " + log);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
      return new Display(server, Integer.parseInt(told.strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a program inherits of this process, and that it draws on this screen. */
  Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.remove("WAYLAND_DISPLAY");
    environment.put("DISPLAY", ":" + number);
    return environment;
  }

  @Override
  public void close() {
    server.destroy();
  }
}
