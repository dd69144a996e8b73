package eu.parvis.account;

import java.time.Duration;

/**
 * A one-time link is to be mailed; published outside of transactions, on a thread that may wait.
 *
 * @param path of the link, which nobody keeps
 * @param validity how long it can be used
 */
public record PasswordLinkMade(
    PersonProfile person, String path, Duration validity, Reason reason) {

  /** Why there is a link. */
  public enum Reason {
    /** The person, or somebody else, asked for it. */
    FORGOTTEN,
    /** An administrator made it. */
    INVITED
  }

  @Override
  public String toString() {
    return "PasswordLinkMade[hidden]";
  }
}
