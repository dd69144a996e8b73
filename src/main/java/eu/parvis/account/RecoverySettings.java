package eu.parvis.account;

import eu.parvis.kernel.EmailAddress;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The way back for whoever runs the machine, when no administrator can sign in.
 *
 * @param recoverAdministrator address of the account that gets in again, as an administrator; blank
 *     but for that one start
 */
@ConfigurationProperties("parvis.account")
record RecoverySettings(@DefaultValue("") String recoverAdministrator) {

  /**
   * @throws IllegalArgumentException if it is no address
   */
  RecoverySettings {
    if (!recoverAdministrator.isBlank() && EmailAddress.parse(recoverAdministrator).isEmpty()) {
      throw new IllegalArgumentException("parvis.account.recover-administrator is no address");
    }
  }

  Optional<EmailAddress> address() {
    return EmailAddress.parse(recoverAdministrator);
  }
}
