package eu.parvis.room;

/** The rule for what rooms are called: no control characters, at most {@link #LENGTH} of others. */
public final class RoomName {

  /** Most characters. */
  public static final int LENGTH = 80;

  private RoomName() {}

  /** Whether {@code name} may be a room's; an empty one leaves the room without. */
  public static boolean valid(String name) {
    return name.strip().length() <= LENGTH && name.codePoints().noneMatch(RoomName::unwelcome);
  }

  static String require(String name) {
    if (!valid(name)) {
      throw new IllegalArgumentException("not a name of a room");
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
