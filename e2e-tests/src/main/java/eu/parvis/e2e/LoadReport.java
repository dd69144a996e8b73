package eu.parvis.e2e;

import eu.parvis.load.LoadFigures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a load received, and what it cost.
 *
 * @param server null if it is not on this machine
 */
record LoadReport(LoadFigures received, @Nullable Server server) {

  /**
   * What the server's process spent.
   *
   * @param cpuMillis processor time while it was measured
   * @param microsPerPacket the same for each packet that a participant received
   * @param residentMegabytes memory at the end
   */
  record Server(long cpuMillis, double microsPerPacket, long residentMegabytes) {

    static Server since(Duration before, long pid, LoadFigures figures) {
      Duration spent = ProcessorTime.of(pid).minus(before);
      double micros = spent.toNanos() / 1e3 / Math.max(1, figures.packetsReceived());
      return new Server(spent.toMillis(), micros, residentKilobytes(pid) / 1024);
    }

    private static long residentKilobytes(long pid) {
      try {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Whether everybody had media, and all that came could be decoded. */
  boolean good() {
    return received.connected() == received.participants()
        && received.undecodablePictures() == 0
        && received.pictures() + received.voicePackets() > 0;
  }

  /** One line of JSON. */
  String json() {
    String cost =
        server == null
            ? "null"
            : String.format(
                Locale.ROOT,
                "{\"cpuMs\":%d,\"cpuMicrosPerForwardedPacket\":%.1f,\"residentMegabytes\":%d}",
                server.cpuMillis(),
                server.microsPerPacket(),
                server.residentMegabytes());
    return "{" + received.json() + ",\"server\":" + cost + "}";
  }
}
