package eu.parvis.conference;

import eu.parvis.room.Role;
import java.util.Map;
import java.util.Set;

/** The table of rights: which role may do what to others in a call. */
final class Rights {

  /** What one participant may do to others. */
  enum Action {
    MUTE,
    REMOVE,
    END
  }

  private static final Map<Role, Set<Action>> TABLE =
      Map.of(
          Role.OWNER, Set.of(Action.MUTE, Action.REMOVE, Action.END),
          Role.MODERATOR, Set.of(Action.MUTE, Action.REMOVE, Action.END),
          Role.MEMBER, Set.of(),
          Role.GUEST, Set.of());

  private Rights() {}

  static boolean allows(Role by, Action action) {
    return TABLE.getOrDefault(by, Set.of()).contains(action);
  }

  /** Whether {@code by} may do {@code action} to a participant of role {@code target}. */
  static boolean allows(Role by, Action action, Role target) {
    return allows(by, action) && (action != Action.REMOVE || target != Role.OWNER);
  }
}
