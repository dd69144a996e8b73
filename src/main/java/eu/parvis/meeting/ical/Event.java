package eu.parvis.meeting.ical;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting, a series or one occurrence of it, as calendars are told (VEVENT).
 *
 * @param organizer null in what is published alone
 * @param attendees of a REQUEST, those whom the recipient may know of, themselves among them; of a
 *     CANCEL, those who need not come
 * @param cancelled whether it does not take place; in a CANCEL it is always true
 * @param tentative whether it is not certain that whoever reads it comes
 */
public record Event(
    Revision revision,
    @Nullable Organizer organizer,
    List<Attendee> attendees,
    EventText text,
    EventTime time,
    boolean cancelled,
    boolean tentative) {

  /** One that is certain. */
  public Event(
      Revision revision,
      @Nullable Organizer organizer,
      List<Attendee> attendees,
      EventText text,
      EventTime time,
      boolean cancelled) {
    this(revision, organizer, attendees, text, time, cancelled, false);
  }

  public Event {
    attendees = List.copyOf(attendees);
  }
}
