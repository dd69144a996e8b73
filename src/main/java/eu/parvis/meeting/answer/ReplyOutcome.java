package eu.parvis.meeting.answer;

/** What became of a mail to the address of answers. */
enum ReplyOutcome {
  TAKEN,
  /** An invitation that another one has replaced was answered. */
  STALE,
  /** A later answer is known. */
  OLDER,
  /** The token is another attendee's, or another meeting's. */
  NOT_THEIRS,
  /** There is no such meeting or attendee any more. */
  GONE,
  /** A server could not deliver a mail of ours. */
  BOUNCE,
  /** No token, or one that was not made here. */
  NO_TOKEN,
  /** No answer of a calendar: an absence notice, a reply in words. */
  NO_REPLY,
  TOO_LARGE,
  UNREADABLE
}
