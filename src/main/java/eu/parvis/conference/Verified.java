package eu.parvis.conference;

import eu.parvis.kernel.EmailAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of somebody beside the name that they gave. */
public enum Verified {
  /** It is the name of their account, as far as one takes part under it. */
  NAME,
  /** They proved an invited address; the name is of their own choice. */
  ADDRESS,
  /** Nothing. */
  NOTHING;

  /**
   * @param account the name of the account, or null for a guest
   * @param address what a guest proved, or null
   */
  static Verified of(String name, @Nullable String account, @Nullable EmailAddress address) {
    if (account != null && own(account).equals(Optional.of(name))) {
      return NAME;
    }
    return address == null ? NOTHING : ADDRESS;
  }

  private static Optional<String> own(String account) {
    return ParticipantName.ofAccount(account).map(ParticipantName::value);
  }
}
