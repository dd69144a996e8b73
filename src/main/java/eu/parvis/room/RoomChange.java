package eu.parvis.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One thing that is different of a room, in words of a fixed vocabulary: never a name, a title, an
 * address or a link.
 *
 * @param what such as {@code access}, {@code speak}, {@code limit}, {@code link}
 * @param from what stood; empty if that is nobody else's business, or nothing did
 * @param to what stands; empty as {@code from} is
 */
public record RoomChange(String what, String from, String to) {

  /** Something changed of which nothing more is told. */
  static RoomChange of(String what) {
    return new RoomChange(what, "", "");
  }

  /** A setting that only is or is not. */
  public static RoomChange of(String what, boolean now) {
    return new RoomChange(what, String.valueOf(!now), String.valueOf(now));
  }

  /** Whatever differs between two settings of a room. */
  static List<RoomChange> between(RoomSettings before, RoomSettings after) {
    var changes = new ArrayList<RoomChange>();
    if (!before.name().equals(after.name())) {
      changes.add(of("name"));
    }
    add(changes, "access", before.access(), after.access());
    add(changes, "limit", before.participantLimit(), after.participantLimit());
    var old = before.policies();
    var now = after.policies();
    add(changes, "speak", old.speak(), now.speak());
    add(changes, "show", old.show(), now.show());
    add(changes, "share", old.share(), now.share());
    add(changes, "chat", old.chat(), now.chat());
    add(changes, "react", old.react(), now.react());
    add(changes, "rename", old.rename(), now.rename());
    add(changes, "admit", old.admit(), now.admit());
    add(changes, "start-muted", old.startMuted(), now.startMuted());
    add(changes, "wait", old.waitForModerator(), now.waitForModerator());
    return changes;
  }

  private static void add(List<RoomChange> changes, String what, Object before, Object after) {
    if (!before.equals(after)) {
      changes.add(new RoomChange(what, word(before), word(after)));
    }
  }

  private static String word(Object value) {
    return value.toString().toLowerCase(Locale.ROOT);
  }
}
