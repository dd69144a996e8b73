package eu.parvis.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Who has an account at the provider, by subject, with the claims of each. */
public final class Directory implements UserDetailsService {

  private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();

  /** Adds somebody, or changes what is said of them. */
  public void put(String subject, Map<String, Object> claims) {
    people.put(subject, new LinkedHashMap<>(claims));
  }

  Map<String, Object> claims(String subject) {
    return people.getOrDefault(subject, Map.of());
  }

  @Override
  public UserDetails loadUserByUsername(String subject) {
    if (!people.containsKey(subject)) {
      throw new UsernameNotFoundException("unknown");
    }
    return User.withUsername(subject)
        .password("{noop}" + IdentityProvider.PASSWORD)
        .authorities("USER")
        .build();
  }
}
