package eu.parvis.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.sun.net.httpserver.HttpServer;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.RememberedLogins;
import eu.parvis.account.SignIn;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.PublicUrl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Signing out here and at the provider. */
class SignOutTest extends ProviderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String DESCRIPTION =
      """
      {"issuer": "ISSUER", "authorization_endpoint": "ISSUER/authorize",
       "token_endpoint": "ISSUER/token", "jwks_uri": "ISSUER/keys",
       "end_session_endpoint": "ISSUER/logout?p=policy", "response_types_supported": ["code"],
       "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
      """;

  @Autowired private WebApplicationContext application;
  @Autowired private SignIn signIn;
  @Autowired private OidcRows rows;
  @Autowired private RememberedLogins logins;
  @Autowired private TestPeople testPeople;
  @Autowired private OidcSettings settings;
  @Autowired private SilentSignIn silent;
  @Autowired private PublicUrl publicUrl;

  private final MockHttpServletRequest request = new MockHttpServletRequest();

  @Test
  void whoeverSignedInByTheProviderSignsOutThereAsWell() throws Exception {
    browser().follow("/oidc/login");
    var person = signedIn();
    began(settings);
    var answer = signOut();
    assertThat(answer.getRedirectedUrl())
        .startsWith(PROVIDER.issuer() + "/connect/logout?id_token_hint=the%2Btoken&")
        .contains(
            "client_id=parvis&post_logout_redirect_uri=http%3A%2F%2Flocalhost%2Flogin&state=");
    assertThat(answer.getCookie(SilentSignIn.COOKIE)).isNotNull();
    assertThat(logins.list(person.id())).isEmpty();
  }

  /** After a start nobody has asked the provider anything yet, and logins are remembered. */
  @Test
  void whoeverSignsOutFirstAfterAStartSignsOutAtTheProviderAsWell() throws Exception {
    signedIn();
    began(settings);
    assertThat(leaves(settings))
        .startsWith(PROVIDER.issuer() + "/connect/logout?id_token_hint=the%2Btoken&");
  }

  /** Some providers name their policy in it. */
  @Test
  void whatTheProvidersWayOutAsksForIsKept() throws Exception {
    signedIn();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> {
          var text = DESCRIPTION.replace("ISSUER", issuer).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    server.start();
    var at = named(issuer);
    began(at);
    assertThat(leaves(at)).startsWith(issuer + "/logout?p=policy&id_token_hint=the%2Btoken&");
    server.stop(0);
  }

  @Test
  void aProviderThatCannotBeReachedHoldsNobodyBack() throws Exception {
    signedIn();
    int free;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = closed.getLocalPort();
    }
    var gone = named("http://127.0.0.1:" + free);
    began(gone);
    assertThat(leaves(gone)).isEqualTo("/login");
  }

  @Test
  void aProviderThatHangsIsGivenUp() throws Exception {
    signedIn();
    try (var hanging = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var slow = named("http://127.0.0.1:" + hanging.getLocalPort());
      began(slow);
      var signOut = signOutOf(slow);
      assertThat(leaves(signOut)).isEqualTo("/login");
      assertThat(leaves(signOut)).as("by the next").isEqualTo("/login");
    }
  }

  /** The switch is any lock in {@code Provider.known}. */
  @Test
  void whileAKnownProviderIsAskedAnewNobodyWaitsToSignOut() throws Exception {
    signedIn();
    began(settings);
    var provider = provider(settings);
    provider.registration();
    var signOut = new SignOut(signIn, rows, provider, settings, silent, publicUrl);
    var asking = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asks =
          threads.submit(() -> {
            synchronized (provider) {
              asking.countDown();
              return done.await(1, TimeUnit.MINUTES);
            }
          });
      asking.await();
      var left = threads.submit(() -> leaves(signOut));
      try {
        assertThat(left.get(30, TimeUnit.SECONDS)).contains("/connect/logout");
      } finally {
        done.countDown();
      }
      assertThat(asks.get()).isTrue();
    }
  }

  /** The switch is the handler of Spring Security that ends the session. */
  @Tag("asvs-7.4.1")
  @Test
  void whoeverSignedInWithAPasswordSignsOutHereAlone() throws Exception {
    signedIn();
    var session = (MockHttpSession) Objects.requireNonNull(request.getSession(false));
    assertThat(signOut().getRedirectedUrl()).isEqualTo("/login");
    assertThat(session.isInvalid()).isTrue();
  }

  private void began(OidcSettings at) {
    rows.began(signIn.seriesOf(request).orElseThrow(), at.issuer(), "subject", null, "the+token");
  }

  private String leaves(OidcSettings at) throws Exception {
    return leaves(signOutOf(at));
  }

  private String leaves(SignOut signOut) throws Exception {
    var answer = new MockHttpServletResponse();
    signOut.logout(request, answer, null);
    signOut.onLogoutSuccess(request, answer, null);
    return Objects.requireNonNull(answer.getRedirectedUrl());
  }

  private SignOut signOutOf(OidcSettings at) {
    return new SignOut(signIn, rows, provider(at), at, silent, publicUrl);
  }

  private Provider provider(OidcSettings at) {
    return new Provider(at, ProviderHttp.client(PATIENCE, PATIENCE).build(), clock);
  }

  private OidcSettings named(String issuer) {
    return new OidcSettings(
        issuer,
        settings.clientId(),
        settings.clientSecret(),
        null,
        "",
        settings.scopes(),
        settings.acrValues(),
        "",
        Set.of(),
        false,
        false);
  }

  private PersonProfile signedIn() {
    var person = testPeople.active(Language.FRENCH, false);
    signIn.as(person.id(), request, new MockHttpServletResponse());
    return person;
  }

  private MockHttpServletResponse signOut() throws Exception {
    var session = (MockHttpSession) Objects.requireNonNull(request.getSession(false));
    return MockMvcBuilders.webAppContextSetup(application)
        .apply(springSecurity())
        .build()
        .perform(post("/logout").session(session).with(csrf()))
        .andReturn()
        .getResponse();
  }
}
