package eu.parvis.meeting;

/**
 * Which of one's meetings are shown.
 *
 * @param text a part of the title, whatever its accents and capitals; at most {@link
 *     MeetingPlan#TITLE_LENGTH} characters count; empty for every title
 * @param kind how often they take place
 * @param cancelled whether cancelled ones are among them
 */
public record MeetingFilter(String text, Kind kind, boolean cancelled) {

  /** Nothing is left out. */
  public static final MeetingFilter NONE = new MeetingFilter("", Kind.ALL, true);

  /** How often a meeting takes place. */
  public enum Kind {
    ALL,
    SERIES,
    ONCE
  }

  /** Takes the text without the spaces around it. */
  public MeetingFilter {
    text = text.strip();
    text = text.substring(0, Math.min(text.length(), MeetingPlan.TITLE_LENGTH));
  }

  /** How many of the three leave something out. */
  public int count() {
    return (text.isEmpty() ? 0 : 1) + (kind == Kind.ALL ? 0 : 1) + (cancelled ? 0 : 1);
  }

  /** Whether something is left out. */
  public boolean narrows() {
    return !equals(NONE);
  }
}
