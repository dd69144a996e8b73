package eu.parvis.meeting;

/** Somebody changed the meeting since the edit began; nothing was stored. */
public class MeetingChanged extends RuntimeException {

  MeetingChanged(MeetingId meeting) {
    super("changed meanwhile: " + meeting);
  }
}
