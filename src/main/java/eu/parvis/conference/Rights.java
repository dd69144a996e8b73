package eu.parvis.conference;

import eu.parvis.room.Role;
import java.util.EnumMap;
import java.util.Map;

/** The table of rights: which role may do what in a call. */
public final class Rights {

  /** The least role that may. */
  private static final Map<Action, Role> TABLE =
      new EnumMap<>(
          Map.of(
              Action.MUTE, Role.MODERATOR,
              Action.REMOVE, Role.MODERATOR,
              Action.ADMIT, Role.MODERATOR,
              Action.END, Role.MODERATOR));

  private Rights() {}

  /** Whether {@code by} may do {@code action}. */
  public static boolean allows(Role by, Action action) {
    var least = TABLE.get(action);
    return least != null && by.compareTo(least) <= 0;
  }

  /** Whether {@code by} may do {@code action} to a participant of role {@code target}. */
  public static boolean allows(Role by, Action action, Role target) {
    return allows(by, action) && (action != Action.REMOVE || target != Role.OWNER);
  }
}
