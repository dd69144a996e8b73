package eu.parvis.account;

/** The rule for names: not blank, no control characters, at most 80 characters. */
public final class PersonName {

  private PersonName() {}

  /** Whether {@code name} may be a person's name. */
  public static boolean valid(String name) {
    return name.length() <= NewPerson.NAME_LENGTH
        && !name.isBlank()
        && name.codePoints().noneMatch(PersonName::unwelcome);
  }

  static String require(String name) {
    if (!valid(name)) {
      throw new IllegalArgumentException("not a name");
    }
    return name.strip();
  }

  /** Control characters, and format characters that turn the direction of what follows. */
  private static boolean unwelcome(int character) {
    return Character.isISOControl(character)
        || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
