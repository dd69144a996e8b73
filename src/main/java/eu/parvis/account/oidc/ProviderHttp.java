package eu.parvis.account.oidc;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** How the provider is asked: with limits, and nobody else whom an answer might name. */
final class ProviderHttp {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private ProviderHttp() {}

  static RestClient.Builder client() {
    return client(CONNECT, ANSWER);
  }

  static RestClient.Builder client(Duration connect, Duration answer) {
    var requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .connectTimeout(connect)
                .followRedirects(Redirect.NEVER)
                .build());
    requests.setReadTimeout(answer);
    return RestClient.builder().requestFactory(requests);
  }
}
