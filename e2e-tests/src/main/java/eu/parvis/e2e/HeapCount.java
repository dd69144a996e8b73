package eu.parvis.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** How many live objects of a class another virtual machine holds, by its JDK's {@code jcmd}. */
final class HeapCount {

  private HeapCount() {}

  /** Live objects of exactly {@code className} in the process, after a collection. */
  static long of(long pid, String className) {
    return histogram(pid)
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 3 && columns[3].equals(className))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }

  /** Bytes of all live objects in the process, after a collection. */
  static long bytes(long pid) {
    return histogram(pid)
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 2 && columns[0].equals("Total"))
        .mapToLong(columns -> Long.parseLong(columns[2]))
        .sum();
  }

  /** Lines of rank, count, bytes and class. */
  private static String histogram(long pid) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process process =
          new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram").start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("jcmd: " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
