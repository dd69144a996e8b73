package eu.parvis.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Somebody who waits to be let into a room, without a browser: as the page does it, by way of a
 * proxy.
 */
final class LobbyWaiter {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI link;
  private final HttpClient http;
  private final String address;
  private final String name;
  private String cookies = "";

  /**
   * @param address whence they come, as the proxy says
   */
  LobbyWaiter(URI link, HttpClient http, String address, String name) {
    this.link = link;
    this.http = http;
    this.address = address;
    this.name = name;
  }

  /** Asks to be let in, and has to wait. */
  void asks() throws IOException, InterruptedException {
    cookies =
        post("/admission", "{\"name\":\"" + name + "\"}", 202)
            .headers()
            .allValues("Set-Cookie")
            .stream()
            .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
            .collect(Collectors.joining("; "));
  }

  /**
   * Listens until the page is told that it is let in, and comes in.
   *
   * @param hears runs once the page was told that it waits
   * @return when it was in, as {@link System#nanoTime} counts
   */
  long comesIn(Runnable hears) throws IOException, InterruptedException {
    HttpRequest events =
        request("/waiting").header("Accept", "text/event-stream").header("Cookie", cookies).build();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                http.send(events, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("\"waiting\"")) {
          hears.run();
        } else if (line.contains("\"admitted\"")) {
          post("/admission", "{\"name\":\"" + name + "\",\"wish\":\"take\"}", 201);
          return System.nanoTime();
        }
      }
    }
    throw new IOException("the stream of events ended");
  }

  private HttpResponse<Void> post(String path, String json, int status)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Origin", link.getScheme() + "://" + link.getAuthority())
            .POST(BodyPublishers.ofString(json));
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies);
    }
    HttpResponse<Void> answer = http.send(request.build(), BodyHandlers.discarding());
    if (answer.statusCode() != status) {
      throw new IOException(path + " was answered with " + answer.statusCode());
    }
    return answer;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(link.resolve("/api/rooms" + link.getPath() + path))
        .header("X-Forwarded-For", address);
  }
}
