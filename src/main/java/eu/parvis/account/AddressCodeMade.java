package eu.parvis.account;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import java.time.Duration;

/**
 * A one-time code is to be mailed to somebody who needs no account; published outside of
 * transactions, on a thread that may wait.
 *
 * @param code six digits, which nobody keeps
 * @param validity how long it can be used
 */
public record AddressCodeMade(
    EmailAddress address, String code, Language language, Duration validity) {

  @Override
  public String toString() {
    return "AddressCodeMade[hidden]";
  }
}
