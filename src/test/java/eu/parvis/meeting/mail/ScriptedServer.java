package eu.parvis.meeting.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A mail server that answers each recipient as it is told to, and takes every mail. */
final class ScriptedServer implements AutoCloseable {

  private final ServerSocket socket;
  private final Map<String, String> answers;

  /**
   * @param answers to RCPT, by address
   */
  ScriptedServer(Map<String, String> answers) {
    this.answers = answers;
    try {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        var client = socket.accept();
        Thread.ofVirtual().start(() -> talk(client));
      }
    } catch (SocketException _) {
      // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void talk(Socket client) {
    try (client;
        var input =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      say(client, "220 here");
      var data = false;
      for (var line = input.readLine(); line != null; line = input.readLine()) {
        if (data) {
          data = !line.equals(".");
          if (!data) {
            say(client, "250 taken");
          }
        } else {
          data = line.equals("DATA");
          say(client, answer(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String answer(String line) {
    if (line.startsWith("RCPT TO:")) {
      var address = line.replaceAll(".*<(.*)>.*", "$1");
      return answers.getOrDefault(address, "250 known");
    }
    return line.equals("DATA") ? "354 go on" : "250 as you like";
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
