package eu.parvis.meeting;

/** Somebody changed the meeting since the edit began; nothing was stored. */
public class MeetingChanged extends RuntimeException {

  private final MeetingDetails current;

  MeetingChanged(MeetingDetails current) {
    this.current = current;
  }

  /** The meeting as it is stored. */
  public MeetingDetails current() {
    return current;
  }
}
