package eu.parvis.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Admission to a call of Parvis, as its page asks for it on behalf of a guest. */
public final class ParvisAdmission implements TokenSource {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final URI link;
  private final String origin;
  private final HttpClient http;

  /**
   * @param link what people are invited with
   */
  public ParvisAdmission(URI link, HttpClient http) {
    this.link = link;
    this.origin = link.getScheme() + "://" + link.getAuthority();
    this.http = http;
  }

  @Override
  public Ticket next(int number) throws IOException, InterruptedException {
    HttpResponse<String> admitted = post("admission", "{\"name\":\"Load " + number + "\"}", "");
    String cookies =
        admitted.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.substring(0, (cookie + ";").indexOf(';')))
            .collect(Collectors.joining("; "));
    JsonNode token = MAPPER.readTree(post("token", "{}", cookies).body());
    String room = token.path("room").asString();
    URI socket =
        URI.create(
            token.path("xmpp").asString()
                + "?room="
                + room
                + "&token="
                + token.path("token").asString());
    return new Ticket(
        socket,
        origin,
        token.path("domain").asString(),
        token.path("muc").asString(),
        token.path("focus").asString(),
        room);
  }

  private HttpResponse<String> post(String what, String json, String cookies)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + "/api/rooms" + link.getPath() + "/" + what))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Origin", origin)
            .POST(BodyPublishers.ofString(json));
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies);
    }
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(what + " was answered with " + response.statusCode());
    }
    return response;
  }
}
