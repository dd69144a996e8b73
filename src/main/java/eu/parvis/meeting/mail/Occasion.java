package eu.parvis.meeting.mail;

import eu.parvis.meeting.Notice.Reason;
import eu.parvis.meeting.ical.Method;
import java.util.Locale;

/** Why somebody gets a mail; the name in lower case ends the keys of its texts. */
public enum Occasion {
  INVITED,
  UPDATED,
  TIME_CHANGED,
  SHORTENED,
  REMOVED,
  CANCELLED,
  REMINDER;

  Method method() {
    return comes() ? Method.REQUEST : Method.CANCEL;
  }

  /** Whether the reader is wanted there. */
  boolean comes() {
    return switch (this) {
      case INVITED, UPDATED, TIME_CHANGED, SHORTENED, REMINDER -> true;
      case REMOVED, CANCELLED -> false;
    };
  }

  /** Whether it tells somebody who was invited before of an edit. */
  boolean updates() {
    return switch (this) {
      case UPDATED, TIME_CHANGED, SHORTENED -> true;
      case INVITED, REMOVED, CANCELLED, REMINDER -> false;
    };
  }

  /** Whether calendars are told. */
  boolean schedules() {
    return this != REMINDER;
  }

  /** Of a change. */
  static Occasion of(Reason reason) {
    return valueOf(reason.name());
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
