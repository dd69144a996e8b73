package eu.parvis.meeting;

/**
 * One mail that somebody gets because a meeting changed (RFC 5546, 3.2).
 *
 * @param part of which meeting; before an edit is stored, what follows a split is named as {@link
 *     Part.Following} of the meeting that is split, afterwards as all of the new one
 */
public record Notice(Invitee recipient, Method method, Part part, Reason reason) {

  /** METHOD of iCalendar. */
  public enum Method {
    REQUEST,
    CANCEL
  }

  /** Why; the name in lower case ends the keys of its texts. */
  public enum Reason {
    INVITED,
    /** The title, the agenda or their own role is another one. */
    UPDATED,
    TIME_CHANGED,
    /** The series ends earlier; what follows is a meeting of its own, or is cancelled. */
    SHORTENED,
    REMOVED,
    CANCELLED;

    Method method() {
      return switch (this) {
        case INVITED, UPDATED, TIME_CHANGED, SHORTENED -> Method.REQUEST;
        case REMOVED, CANCELLED -> Method.CANCEL;
      };
    }
  }

  Notice(Invitee recipient, Part part, Reason reason) {
    this(recipient, reason.method(), part, reason);
  }

  /** The same about another meeting. */
  Notice of(MeetingId other) {
    return new Notice(recipient, method, new Part.All(other), reason);
  }
}
