package eu.parvis.account;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Who is signed in, as the security context holds it; the name is the id, never the address. */
final class PersonPrincipal implements UserDetails, CredentialsContainer, Serializable {

  private final UUID id;
  private final boolean administrator;
  private @Nullable String passwordHash;

  PersonPrincipal(PersonId id, boolean administrator, @Nullable String passwordHash) {
    this.id = id.value();
    this.administrator = administrator;
    this.passwordHash = passwordHash;
  }

  PersonId id() {
    return new PersonId(id);
  }

  boolean administrator() {
    return administrator;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    var person = new SimpleGrantedAuthority("ROLE_" + Roles.PERSON);
    return administrator
        ? List.of(person, new SimpleGrantedAuthority("ROLE_" + Roles.ADMINISTRATOR))
        : List.of(person);
  }

  @Override
  public @Nullable String getPassword() {
    return passwordHash;
  }

  @Override
  public String getUsername() {
    return id.toString();
  }

  @Override
  public void eraseCredentials() {
    passwordHash = null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PersonPrincipal person && person.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
