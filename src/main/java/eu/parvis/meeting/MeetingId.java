package eu.parvis.meeting;

import java.util.Optional;
import java.util.UUID;

/** Names a meeting for ever. */
public record MeetingId(UUID value) {

  private static final int LENGTH = 36;

  /** Reads the id from a path. */
  public static Optional<MeetingId> parse(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(new MeetingId(UUID.fromString(text)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
