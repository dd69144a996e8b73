package eu.parvis.account.oidc;

import eu.parvis.account.PersonId;
import java.util.UUID;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Who came back from the provider, and whose account that is; lives for the one request. */
final class KnownUser extends DefaultOidcUser {

  private final UUID person;
  private final String subject;

  KnownUser(PersonId person, String subject, OidcIdToken token) {
    super(AuthorityUtils.NO_AUTHORITIES, token);
    this.person = person.value();
    this.subject = subject;
  }

  PersonId person() {
    return new PersonId(person);
  }

  String subject() {
    return subject;
  }
}
