package eu.parvis.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.provider.IdentityProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser as far as cookies and redirects go, between Parvis and the provider. */
final class ProviderBrowser {

  private static final int MOST_REDIRECTS = 12;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Map<String, String>> cookies = new HashMap<>();
  private final List<URI> way = new ArrayList<>();
  private final URI parvis;
  private final URI provider;
  private boolean keepsCookies = true;

  ProviderBrowser(URI parvis, URI provider) {
    this.parvis = parvis;
    this.provider = provider;
  }

  void refusesCookies() {
    keepsCookies = false;
  }

  /** Begins at {@code path} of Parvis, signs in at the provider, and says where that ends. */
  URI signsIn(String path, String subject) {
    var asked = follow(path);
    assertThat(asked).isEqualTo(provider.resolve("/login"));
    return enters(subject);
  }

  /** Answers the provider's page. */
  URI enters(String subject) {
    var form = Map.of("username", subject, "password", IdentityProvider.PASSWORD);
    return follow(post(provider.resolve("/login"), form));
  }

  /** Where a path of Parvis ends. */
  URI follow(String path) {
    return follow(get(parvis.resolve(path)));
  }

  /** Goes where Parvis or the provider sends it, and tells where that ends. */
  URI follow(HttpResponse<String> answer) {
    var last = answer;
    for (int i = 0; i < MOST_REDIRECTS && last.statusCode() / 100 == 3; i++) {
      last = get(location(last));
    }
    assertThat(last.statusCode()).as("too many redirects: %s", way).isNotEqualTo(302);
    return last.uri();
  }

  /** Every address that was visited. */
  List<URI> way() {
    return way;
  }

  boolean signedIn() {
    var answer = get(parvis.resolve("/profile"));
    return answer.statusCode() != 302 || !location(answer).getPath().equals("/login");
  }

  Map<String, String> cookies() {
    return cookies.computeIfAbsent(parvis.getAuthority(), _ -> new LinkedHashMap<>());
  }

  HttpResponse<String> get(URI address) {
    return send(request(address).GET().build());
  }

  HttpResponse<String> post(URI address, Map<String, String> form) {
    var body =
        form.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        request(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Where an answer leads. */
  static URI location(HttpResponse<String> answer) {
    return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
  }

  private HttpRequest.Builder request(URI address) {
    way.add(address);
    var request = HttpRequest.newBuilder(address).header("Accept", "text/html");
    var sent =
        cookies.getOrDefault(address.getAuthority(), Map.of()).entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    return sent.isEmpty() ? request : request.header("Cookie", sent);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (keepsCookies || request.uri().getAuthority().equals(provider.getAuthority())) {
        keep(request.uri(), answer.headers().allValues("Set-Cookie"));
      }
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(URI from, List<String> headers) {
    var jar = cookies.computeIfAbsent(from.getAuthority(), _ -> new LinkedHashMap<>());
    for (var header : headers) {
      var name = header.substring(0, header.indexOf('='));
      var value = (header + ";").substring(header.indexOf('=') + 1, (header + ";").indexOf(';'));
      if (value.isEmpty() || header.contains("Max-Age=0")) {
        jar.remove(name);
      } else {
        jar.put(name, value);
      }
    }
  }
}
