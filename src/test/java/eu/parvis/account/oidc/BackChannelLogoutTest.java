package eu.parvis.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sessions that end because the provider says so. */
class BackChannelLogoutTest extends ProviderTest {

  @Autowired private TestPeople testPeople;
  @Autowired private JdbcTemplate database;

  private final String subject = agent(address());
  private ProviderBrowser browser;

  @BeforeEach
  void signIn() {
    browser = browser();
    browser.signsIn("/oidc/login", subject);
    assertThat(browser.signedIn()).isTrue();
  }

  /** The switch is {@code BackChannelLogout.end}. */
  @Tag("asvs-7.6.1")
  @Test
  void theSessionAndItsRememberedLoginEnd() {
    assertThat(tell(token(claims -> claims.put("sid", sid())))).isEqualTo(200);
    assertThat(browser.signedIn()).isFalse();
    assertThat(browser.cookies()).doesNotContainKey("parvis-login");
  }

  @Test
  void aRememberedLoginEndsWithoutASession() {
    browser.cookies().remove("JSESSIONID");
    tell(token(claims -> claims.put("sid", sid())));
    assertThat(browser.signedIn()).isFalse();
  }

  @Test
  void everySessionOfAPersonEnds() {
    var another = browser();
    another.signsIn("/oidc/login", subject);
    assertThat(tell(token(claims -> claims.put("sub", subject)))).isEqualTo(200);
    assertThat(browser.signedIn()).isFalse();
    assertThat(another.signedIn()).isFalse();
  }

  @Test
  void aSessionOfAnotherPersonStays() {
    var other = agent(address());
    browser().signsIn("/oidc/login", other);
    tell(
        token(claims -> {
          claims.put("sub", other);
          claims.put("sid", sid());
        }));
    assertThat(browser.signedIn()).isTrue();
  }

  @Test
  void aLoginWithAPasswordStays() {
    var administrator = testPeople.active(Language.ENGLISH, true);
    var known = agent(administrator.email());
    var byProvider = browser();
    byProvider.signsIn("/oidc/login", known);
    var byPassword = browser();
    byPassword.post(
        base().resolve("/login"),
        Map.of("username", administrator.email().value(), "password", TestPeople.PASSWORD));
    tell(token(claims -> claims.put("sub", known)));
    assertThat(byProvider.signedIn()).isFalse();
    assertThat(byPassword.signedIn()).isTrue();
  }

  @Test
  void aTokenCountsOnce() {
    var token = token(claims -> claims.put("sub", subject));
    assertThat(tell(token)).isEqualTo(200);
    browser.cookies().clear();
    browser.follow("/oidc/login");
    assertThat(browser.signedIn()).isTrue();
    assertThat(tell(token)).isEqualTo(400);
    assertThat(browser.signedIn()).isTrue();
  }

  static Stream<Arguments> tokens() {
    return Stream.of(
        refused("for another client", claims -> claims.put("aud", List.of("another"))),
        refused("of another issuer", claims -> claims.put("iss", "https://evil.example")),
        refused("without an event", claims -> claims.remove("events")),
        refused("with another event", claims -> claims.put("events", Map.of("x", Map.of()))),
        refused("an ID token", claims -> claims.put("nonce", "x")),
        refused("without an id", claims -> claims.remove("jti")),
        refused("without a time", claims -> claims.remove("iat")),
        refused("old", claims -> claims.put("iat", Instant.now().getEpochSecond() - 3600)),
        refused("early", claims -> claims.put("iat", Instant.now().getEpochSecond() + 3600)),
        refused("over", claims -> claims.put("exp", Instant.now().getEpochSecond() - 3600)),
        refused("of nobody", claims -> claims.remove("sub")));
  }

  private static Arguments refused(String what, Consumer<Map<String, Object>> change) {
    return Arguments.of(what, change);
  }

  /** The switch is the rules of {@code LogoutToken}, and of what is over the decoder's. */
  @Tag("asvs-9.2.2")
  @Tag("asvs-10.5.5")
  @ParameterizedTest(name = "{0}")
  @MethodSource("tokens")
  void whatIsNoLogoutTokenEndsNothing(String what, Consumer<Map<String, Object>> change) {
    var token =
        token(claims -> {
          claims.put("sub", subject);
          change.accept(claims);
        });
    assertThat(tell(token)).as(what).isEqualTo(400);
    assertThat(browser.signedIn()).isTrue();
  }

  /** The switch is the decoder that {@code Signatures} makes. */
  @Tag("asvs-6.8.2")
  @Test
  void whatTheProviderDidNotSignEndsNothing() {
    var good = token(claims -> claims.put("sub", subject));
    var signer = PROVIDER.signer();
    for (var token :
        List.of(signer.unsigned(good), signer.confused(good), signer.forged(good), "x", "a.b.c")) {
      assertThat(tell(token)).isEqualTo(400);
    }
    assertThat(browser.signedIn()).isTrue();
    assertThat(tell(good)).as("it was not spent by those").isEqualTo(200);
  }

  /** The switch is the type in {@code BackChannelLogout.read}. */
  @Tag("asvs-9.2.2")
  @Tag("asvs-10.5.5")
  @Test
  void aTokenOfAnotherTypeEndsNothing() {
    var good = token(claims -> claims.put("sub", subject));
    for (var type : List.of("at+jwt", "secevent+jwt")) {
      assertThat(tell(PROVIDER.signer().typed(type, good))).as(type).isEqualTo(400);
    }
    assertThat(browser.signedIn()).isTrue();
    assertThat(tell(PROVIDER.signer().typed("JWT", good))).as("as others write").isEqualTo(200);
  }

  @Test
  void aTokenIsAskedForAndMayNotBeEndless() {
    var address = base().resolve("/oidc/logout");
    assertThat(browser().post(address, Map.of("x", "y")).statusCode()).isEqualTo(400);
    assertThat(tell("x".repeat(100_000))).isEqualTo(400);
    assertThat(browser().get(address).statusCode()).isEqualTo(405);
  }

  private String token(Consumer<Map<String, Object>> change) {
    return PROVIDER.logoutToken(claims -> {
      claims.put("iat", Instant.now().getEpochSecond());
      claims.put("jti", UUID.randomUUID().toString());
      change.accept(claims);
    });
  }

  private int tell(String token) {
    var answer = browser().post(base().resolve("/oidc/logout"), Map.of("logout_token", token));
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    return answer.statusCode();
  }

  private String sid() {
    return Objects.requireNonNull(
        database.queryForObject(
            "select sid from oidc_login where subject = ?", String.class, subject));
  }
}
