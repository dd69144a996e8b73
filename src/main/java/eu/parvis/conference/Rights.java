package eu.parvis.conference;

import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The table of rights: which role may do what in a call. */
public final class Rights {

  private Rights() {}

  /** The least role that may do {@code action} in a room of these policies. */
  public static Role least(Action action, Policies policies) {
    return switch (action) {
      case SPEAK -> policies.speak();
      case SHOW -> policies.show();
      case SHARE -> policies.share();
      case CHAT -> policies.chat();
      case REACT -> policies.react();
      case RENAME_THEMSELVES -> policies.rename();
      case ADMIT -> policies.admit();
      case MUTE,
          FORBID,
          LOWER_HAND,
          RENAME,
          REMOVE,
          SEND_TO_LOBBY,
          BAN,
          LIFT_BAN,
          GIVE_ROLE,
          SET_POLICIES,
          LOCK,
          END ->
          Role.MODERATOR;
      case TRANSFER -> Role.OWNER;
    };
  }

  /** To whom of another role nobody may do it. */
  static Set<Role> spared(Action action) {
    return switch (action) {
      // Whoever moderates would allow themselves again.
      case FORBID -> Set.of(Role.OWNER, Role.MODERATOR);
      case RENAME, REMOVE, SEND_TO_LOBBY, BAN, GIVE_ROLE -> Set.of(Role.OWNER);
      default -> Set.of();
    };
  }

  /** Whether {@code by} may do {@code action}. */
  public static boolean allows(Role by, Action action, Policies policies) {
    return by.compareTo(least(action, policies)) <= 0;
  }

  /** Whether {@code by} may do {@code action} to a participant of role {@code target}. */
  public static boolean allows(Role by, Action action, Policies policies, Role target) {
    return allows(by, action, policies) && !spared(action).contains(target);
  }

  /** Everything that {@code by} may do. */
  public static Set<Action> of(Role by, Policies policies) {
    var allowed = EnumSet.allOf(Action.class);
    allowed.removeIf(action -> !allows(by, action, policies));
    return Collections.unmodifiableSet(allowed);
  }
}
