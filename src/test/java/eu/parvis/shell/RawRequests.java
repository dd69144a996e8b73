package eu.parvis.shell;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Requests that no client would send. */
final class RawRequests {

  /** A server that waits for more would never end its answer. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private RawRequests() {}

  /** Everything that comes back until the server closes the connection. */
  static String send(int port, String requests) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(Math.toIntExact(LONGEST_SILENCE.toMillis()));
      socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
