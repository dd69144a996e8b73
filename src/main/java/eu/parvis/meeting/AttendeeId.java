package eu.parvis.meeting;

import java.util.UUID;

/** Names an attendee of one meeting for ever. */
public record AttendeeId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
