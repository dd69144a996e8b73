package eu.parvis.account;

import eu.parvis.kernel.EmailAddress;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who gets an account.
 *
 * @param local whether people sign in with a password of this server
 * @param domains of the organisation's addresses, as mail servers write them; whoever has one is an
 *     agent
 */
@ConfigurationProperties("parvis.account")
public record AccountSettings(
    @DefaultValue("true") boolean local, @DefaultValue Set<String> domains) {

  /**
   * @throws IllegalArgumentException if one of the domains is none
   */
  public AccountSettings {
    domains = domains.stream().map(AccountSettings::domain).collect(Collectors.toUnmodifiableSet());
  }

  private static String domain(String text) {
    var domain = text.strip();
    return EmailAddress.parse("someone@" + domain)
        .map(EmailAddress::domain)
        .orElseThrow(() ->
            new IllegalArgumentException("parvis.account.domains: " + domain + " is no domain"));
  }

  /** Whether whoever has an account of this address is an agent; everybody, if no domain is set. */
  public boolean ofAgent(EmailAddress address) {
    return domains.isEmpty() || ofOrganisation(address);
  }

  /** Whether an address is one of the organisation's; a domain does not speak for those below. */
  public boolean ofOrganisation(EmailAddress address) {
    return domains.contains(address.domain());
  }
}
