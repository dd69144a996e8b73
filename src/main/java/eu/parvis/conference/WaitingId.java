package eu.parvis.conference;

import java.util.UUID;

/** Names one who waits, to those who may let them in. It opens nothing. */
public record WaitingId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
