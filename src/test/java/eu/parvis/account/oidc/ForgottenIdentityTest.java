package eu.parvis.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.Administration;
import eu.parvis.account.People;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in after an administrator forgot whom the provider knows as somebody. */
class ForgottenIdentityTest extends ProviderTest {

  @Autowired private Administration administration;
  @Autowired private People people;
  @Autowired private TestPeople testPeople;

  /** As it is when the provider makes somebody's account anew. */
  @Test
  void anAccountWhoseIdentityWasForgottenIsBoundAnewByTheAddress() {
    var administrator = testPeople.active(Language.ENGLISH, true);
    var email = address();
    var before = browser();
    var first = agent(email);
    before.signsIn("/oidc/login", first);
    var person = people.find(email).orElseThrow();
    var second = agent(email);
    assertThat(browser().signsIn("/oidc/login", second)).hasQuery("provider=taken");

    administration.forgetIdentity(administrator.id(), person.id());
    assertThat(before.signedIn()).isFalse();
    var stranger = subject();
    PROVIDER.people().put(stranger, Map.of("email", email.value(), "name", "A thief"));
    assertThat(browser().signsIn("/oidc/login", stranger)).hasQuery("provider=unverified");
    var browser = browser();
    browser.signsIn("/oidc/login", second);
    assertThat(browser.signedIn()).isTrue();
    assertThat(people.find(email)).contains(person);
    assertThat(browser().signsIn("/oidc/login", first)).hasQuery("provider=taken");
  }
}
