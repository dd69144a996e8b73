package eu.parvis.meeting;

import java.time.Instant;

/**
 * What an attendee says to an invitation.
 *
 * @param comment cut to {@link Response#COMMENT_LENGTH} characters
 * @param sequence of the invitation that is answered
 * @param at DTSTAMP of a REPLY, or now
 */
public record Answer(PartStat partStat, String comment, int sequence, Instant at) {

  public Answer {
    comment = cut(comment.replace('\0', ' ').strip());
  }

  /** Never in the middle of a character. */
  private static String cut(String text) {
    if (text.length() <= Response.COMMENT_LENGTH) {
      return text;
    }
    var end = Response.COMMENT_LENGTH;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
