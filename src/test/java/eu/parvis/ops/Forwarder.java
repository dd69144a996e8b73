package eu.parvis.ops;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks Parvis as a proxy does, with headers that say who asked the proxy. */
record Forwarder(HttpClient client, int port) {

  Forwarder(int port) {
    this(HttpClient.newHttpClient(), port);
  }

  /** Where somebody who is not signed in is sent. */
  String loginAddress() throws Exception {
    return header(forwarded("/profile"), "Location");
  }

  String policyOfACall() throws Exception {
    return header(forwarded("/abc-defg-hij"), "Content-Security-Policy");
  }

  HttpResponse<String> forwarded(String path) throws Exception {
    return send(
        request(path)
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "elsewhere.example")
            .header("X-Forwarded-Port", "443")
            .header("X-Forwarded-For", "198.51.100.7"));
  }

  /** The status for a room that does not exist. */
  int roomAskedBy(String address) throws Exception {
    return send(request("/api/rooms/abc-defg-hij").header("X-Forwarded-For", address)).statusCode();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
