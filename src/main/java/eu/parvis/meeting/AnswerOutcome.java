package eu.parvis.meeting;

/** What became of an {@link Answer}; only one that is {@link #TAKEN} changes anything. */
public enum AnswerOutcome {
  TAKEN,
  /** To an invitation that another one has replaced (RFC 5546, 2.1.4). */
  STALE,
  /** Another answer was given after it. */
  OLDER,
  /** By somebody else than the attendee. */
  NOT_THEIRS,
  /** The meeting is deleted or cancelled, or has no such occurrence or attendee. */
  GONE
}
