package eu.parvis.room;

import java.util.Optional;
import java.util.UUID;

/** Names a room for ever. */
public record RoomId(UUID value) {

  private static final int LENGTH = 36;

  /** Reads the id from a path. */
  public static Optional<RoomId> parse(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(new RoomId(UUID.fromString(text)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
