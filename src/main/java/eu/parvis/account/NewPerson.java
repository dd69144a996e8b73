package eu.parvis.account;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;

/** What an administrator says of somebody new. */
public record NewPerson(String name, EmailAddress email, Language language, boolean administrator) {

  /** Most characters of a name. */
  public static final int NAME_LENGTH = 80;

  /**
   * @throws IllegalArgumentException if the name is blank or longer than {@link #NAME_LENGTH}
   */
  public NewPerson {
    name = PersonName.require(name);
  }
}
