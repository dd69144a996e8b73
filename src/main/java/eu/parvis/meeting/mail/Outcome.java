package eu.parvis.meeting.mail;

/** What a server said to one mail. */
sealed interface Outcome {

  /** It has it. */
  record Sent() implements Outcome {}

  /** It will never take it. */
  record Refused(Trouble trouble) implements Outcome {}

  /** It may take it later. */
  record Later(Trouble trouble) implements Outcome {}

  /**
   * It says nothing, or takes nothing at all from us.
   *
   * @param why for the log, without anybody's name
   */
  record Unreachable(String why) implements Outcome {}
}
