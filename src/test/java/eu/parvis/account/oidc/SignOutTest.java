package eu.parvis.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import eu.parvis.account.PersonProfile;
import eu.parvis.account.RememberedLogins;
import eu.parvis.account.SignIn;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
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

  @Autowired private WebApplicationContext application;
  @Autowired private SignIn signIn;
  @Autowired private OidcRows rows;
  @Autowired private RememberedLogins logins;
  @Autowired private TestPeople testPeople;

  private final MockHttpServletRequest request = new MockHttpServletRequest();

  @AfterEach
  void forget() {
    testPeople.signOut();
  }

  @Test
  void whoeverSignedInByTheProviderSignsOutThereAsWell() throws Exception {
    browser().follow("/oidc/login");
    var person = signedIn();
    rows.began(
        signIn.seriesOf(request).orElseThrow(),
        PROVIDER.issuer().toString(),
        "subject",
        null,
        "the+token");
    var answer = signOut();
    assertThat(answer.getRedirectedUrl())
        .startsWith(PROVIDER.issuer() + "/connect/logout?id_token_hint=the%2Btoken&")
        .contains(
            "client_id=parvis&post_logout_redirect_uri=http%3A%2F%2Flocalhost%2Flogin&state=");
    assertThat(answer.getCookie(SilentSignIn.COOKIE)).isNotNull();
    assertThat(logins.list(person.id())).isEmpty();
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
