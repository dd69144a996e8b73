package eu.parvis.meeting.mail;

/** What keeps a mail back, or kept it; the name in lower case ends the key of its text. */
public enum Trouble {
  MAILBOX_UNKNOWN,
  MAILBOX_FULL,
  DOMAIN_UNKNOWN,
  TOO_LARGE,
  /** The receiving server does not want it. */
  REFUSED,
  /** The receiving server asks to come back. */
  POSTPONED,
  /** Our own mail server cannot be reached, or does not take mail from us. */
  SERVER_UNREACHABLE
}
