package eu.parvis.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.People;
import eu.parvis.provider.IdentityProvider;
import eu.parvis.provider.Mischief;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.util.UriComponentsBuilder;

/** Answers that nobody should be signed in for, and what people are told. */
@ExtendWith(OutputCaptureExtension.class)
class HostileProviderTest extends ProviderTest {

  @Autowired private People people;

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("invalid", "of another audience", claims("aud", List.of("another"))),
        Arguments.of("invalid", "of another issuer", claims("iss", "https://evil.example")),
        Arguments.of("invalid", "for another sign-in", claims("nonce", "another")),
        Arguments.of("invalid", "over", signed("exp", -3600)),
        Arguments.of("invalid", "from the future", signed("iat", 3600)),
        Arguments.of("invalid", "without a signature", token(PROVIDER.signer()::unsigned)),
        Arguments.of("invalid", "signed with a public key", token(PROVIDER.signer()::confused)),
        Arguments.of("invalid", "signed with a foreign key", token(PROVIDER.signer()::forged)),
        Arguments.of("invalid", "no token at all", token(_ -> "rubbish")),
        Arguments.of("denied", "of a lower level", claims("acr", "eidas0")),
        Arguments.of("denied", "of several levels", claims("acr", "eidas1 eidas2")),
        Arguments.of("denied", "of no level", without("acr")),
        Arguments.of("invalid", "claims of another person", userInfo("sub", "another")),
        Arguments.of(
            "invalid",
            "signed claims for another client",
            userInfo("aud", "another").andThen(Mischief::signUserInfo)),
        Arguments.of("unavailable", "no token endpoint", away("/oauth2/token")),
        Arguments.of("unavailable", "no claims", away("/userinfo")));
  }

  /**
   * The switches are the comparison of {@code acr} in {@code KnownUsers} for what is denied; the
   * nonce that {@code BeginSignIn} asks for; and the rules of ID tokens in {@code Signatures}, of
   * the issuer as well. Without the refusal in {@code UserInfo.ask} somebody is let in whose claims
   * nobody could ask for.
   */
  @Tag("asvs-6.8.4")
  @Tag("asvs-10.5.1")
  @Tag("asvs-10.2.2")
  @Tag("asvs-10.5.4")
  @Tag("asvs-16.5.3")
  @ParameterizedTest(name = "{1}")
  @MethodSource("answers")
  void nobodyIsSignedIn(
      String trouble, String what, Consumer<Mischief> mischief, CapturedOutput log) {
    var email = address();
    var subject = agent(email);
    mischief.accept(PROVIDER.mischief());
    var browser = browser();
    assertThat(browser.signsIn("/oidc/login", subject)).as(what).hasQuery("provider=" + trouble);
    assertThat(browser.signedIn()).isFalse();
    assertThat(browser.cookies()).doesNotContainKey("parvis-login");
    assertThat(people.find(email)).isEmpty();
    assertThat(log.getAll()).doesNotContain(email.value(), subject, "Inès");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?code=x&state=forged",
        "?code=x",
        "?state=x",
        "",
        "?error=access_denied&state=forged"
      })
  void whatWasNotBegunHereIsNotFinished(String query) {
    var browser = browser();
    assertThat(browser.follow("/oidc/callback" + query)).hasQuery("provider=expired");
    assertThat(browser.signedIn()).isFalse();
  }

  /** The switch is {@code PendingSignIns}, which keeps the state in the browser's session. */
  @Tag("asvs-10.1.2")
  @Tag("asvs-10.2.1")
  @Test
  void anAnswerCountsOnceAndInItsOwnBrowserOnly() {
    var other = browser();
    other.follow("/oidc/login");
    var answer = unusedAnswer(other, agent(address()));
    var victim = browser();
    victim.follow("/oidc/login");
    assertThat(victim.follow(victim.get(answer))).hasQuery("provider=expired");
    assertThat(victim.signedIn()).isFalse();

    other.follow(other.get(answer));
    assertThat(other.signedIn()).as("whose answer it is").isTrue();
    assertThat(other.follow(other.get(answer))).hasQuery("provider=expired");
  }

  @Test
  void aCodeThatWasSpentIsNotTakenAgain() {
    var first = browser();
    first.signsIn("/oidc/login", agent(address()));
    var code = parameter(callback(first), "code");
    var second = browser();
    second.follow("/oidc/login");
    var state = parameter(second.way().get(1), "state");
    assertThat(second.follow("/oidc/callback?code=" + code + "&state=" + state))
        .hasQuery("provider=expired");
    assertThat(second.signedIn()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "access_denied denied",
        "server_error unavailable",
        "temporarily_unavailable unavailable",
        "login_required silent",
        "interaction_required silent",
        "whatever invalid",
        "%3Cscript%3E invalid"
      })
  void anErrorOfTheProviderIsTold(String what) {
    var browser = browser();
    browser.follow("/oidc/login");
    var state = parameter(browser.way().get(1), "state");
    var error = what.substring(0, what.indexOf(' '));
    assertThat(browser.follow("/oidc/callback?error=" + error + "&state=" + state))
        .hasQuery("provider=" + what.substring(what.indexOf(' ') + 1));
  }

  @Test
  void whatTheProviderSaidOfItselfCountsWhileItIsAway() {
    browser().follow("/oidc/login");
    PROVIDER.mischief().away("/.well-known");
    clock.shift(Duration.ofHours(2));
    assertThat(browser().follow("/oidc/login").getPort()).isEqualTo(PROVIDER.issuer().getPort());
  }

  @Test
  void thereIsNothingElseAtThatAddress() {
    var browser = browser();
    assertThat(browser.get(base().resolve("/oidc/nothing")).statusCode()).isEqualTo(404);
    assertThat(browser.cookies()).isEmpty();
  }

  /** Signs in at the provider, and stops before the browser brings the answer. */
  private static URI unusedAnswer(ProviderBrowser browser, String subject) {
    var form = Map.of("username", subject, "password", IdentityProvider.PASSWORD);
    var next = ProviderBrowser.location(browser.post(PROVIDER.issuer().resolve("/login"), form));
    while (!next.getPath().equals("/oidc/callback")) {
      next = ProviderBrowser.location(browser.get(next));
    }
    return next;
  }

  private static URI callback(ProviderBrowser browser) {
    return browser.way().stream()
        .filter(address -> address.getPath().equals("/oidc/callback"))
        .findFirst()
        .orElseThrow();
  }

  private static String parameter(URI address, String name) {
    return Objects.requireNonNull(
        UriComponentsBuilder.fromUri(address).build().getQueryParams().getFirst(name));
  }

  private static Consumer<Mischief> claims(String claim, Object value) {
    return mischief -> mischief.idTokenClaims(claims -> claims.put(claim, value));
  }

  private static Consumer<Mischief> without(String claim) {
    return mischief -> mischief.idTokenClaims(claims -> claims.remove(claim));
  }

  /** A time so many seconds from now, which the authorization server would not write. */
  private static Consumer<Mischief> signed(String claim, long seconds) {
    var time = Instant.now().getEpochSecond() + seconds;
    return token(token -> PROVIDER.signer().changed(token, claims -> claims.put(claim, time)));
  }

  private static Consumer<Mischief> token(UnaryOperator<String> change) {
    return mischief -> mischief.idToken(change);
  }

  private static Consumer<Mischief> userInfo(String claim, Object value) {
    return mischief -> mischief.userInfo(claims -> claims.put(claim, value));
  }

  private static Consumer<Mischief> away(String path) {
    return mischief -> mischief.away(path);
  }
}
