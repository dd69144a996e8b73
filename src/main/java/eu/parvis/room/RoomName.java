package eu.parvis.room;

import eu.parvis.kernel.LegibleText;

/**
 * The rule for what rooms are called: {@link LegibleText} of at most {@link #LENGTH} characters.
 */
public final class RoomName {

  /** Most characters. */
  public static final int LENGTH = 80;

  private RoomName() {}

  /** Whether {@code name} may be a room's; an empty one leaves the room without. */
  public static boolean valid(String name) {
    return name.isBlank() || (name.strip().length() <= LENGTH && LegibleText.isLegible(name));
  }

  static String require(String name) {
    if (!valid(name)) {
      throw new IllegalArgumentException("not a name of a room");
    }
    return name.strip();
  }
}
