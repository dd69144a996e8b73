package eu.parvis.conference.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser as far as HTTP goes: it keeps cookies and sends its origin. */
final class Visitor {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final AtomicInteger NETWORKS = new AtomicInteger();

  final Map<String, String> cookies = new LinkedHashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final String origin;
  private final String address;

  /** From a network of its own, or tests would use up what others may ask for. */
  Visitor(int port) {
    this(port, "2001:db8:%x::1".formatted(NETWORKS.incrementAndGet()));
  }

  /**
   * @param address what a proxy of the operator says of the browser's address
   */
  Visitor(int port, String address) {
    this.origin = "http://localhost:" + port;
    this.address = address;
  }

  /** An answer; {@code set} are the cookies that it sets, as they stand. */
  record Answer(int status, String body, HttpResponse<String> response, List<String> set) {
    JsonNode json() {
      return JSON.readTree(body);
    }

    String code() {
      return json().path("code").asString();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(origin + path)));
  }

  Answer get(String path, String header, String value) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(origin + path)).header(header, value));
  }

  Answer post(String path, String json) throws IOException, InterruptedException {
    return post(path, json, "application/json", origin);
  }

  Answer post(String path, String body, String type, String from)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Content-Type", type)
            .header("Origin", from)
            .POST(BodyPublishers.ofString(body)));
  }

  /** Signs in by the form, as the login page does. */
  Answer signIn(String email, String password) throws IOException, InterruptedException {
    var form = "username=" + email.replace("@", "%40") + "&password=" + password;
    return post("/login", form, "application/x-www-form-urlencoded", origin);
  }

  /** Opens a stream of server-sent events; close its body. */
  HttpResponse<InputStream> stream(String path) throws IOException, InterruptedException {
    return client.send(
        prepared(HttpRequest.newBuilder(URI.create(origin + path))), BodyHandlers.ofInputStream());
  }

  /** How things stand by the first event of a new stream that says so; it is closed then. */
  String firstEvent(String path) throws IOException, InterruptedException {
    try (var body = stream(path).body();
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> line.startsWith("data:{")).findFirst().orElse("");
    }
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = client.send(prepared(request), BodyHandlers.ofString());
    var set = response.headers().allValues("Set-Cookie");
    set.forEach(this::keep);
    return new Answer(response.statusCode(), response.body(), response, set);
  }

  private HttpRequest prepared(HttpRequest.Builder request) {
    request.header("X-Forwarded-For", address);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request.build();
  }

  private void keep(String setCookie) {
    var pair = setCookie.substring(0, setCookie.indexOf(';'));
    var equals = pair.indexOf('=');
    cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
  }
}
