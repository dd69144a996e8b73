package eu.parvis.account;

import eu.parvis.kernel.LegibleText;

/** The rule for names: {@link LegibleText} of at most 80 characters. */
public final class PersonName {

  private PersonName() {}

  /** Whether {@code name} may be a person's name. */
  public static boolean valid(String name) {
    return name.length() <= NewPerson.NAME_LENGTH && LegibleText.isLegible(name);
  }

  static String require(String name) {
    if (!valid(name)) {
      throw new IllegalArgumentException("not a name");
    }
    return name.strip();
  }
}
