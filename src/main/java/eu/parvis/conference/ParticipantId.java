package eu.parvis.conference;

import java.util.UUID;

/** Identity of one admission of one person into a room; it outlives streams and restarts. */
public record ParticipantId(UUID value) {

  static ParticipantId random() {
    return new ParticipantId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
