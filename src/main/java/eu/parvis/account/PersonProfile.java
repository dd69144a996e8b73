package eu.parvis.account;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import java.time.ZoneId;

/** What the product shows of a person, and how that person wants to read it. */
public record PersonProfile(
    PersonId id,
    String name,
    EmailAddress email,
    boolean administrator,
    Language language,
    ZoneId zone) {

  /** How this person reads dates and times. */
  public Reading reading() {
    return new Reading(language, zone);
  }
}
