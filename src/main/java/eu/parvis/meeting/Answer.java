package eu.parvis.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attendee says to an invitation.
 *
 * @param comment cut to {@link Response#COMMENT_LENGTH} characters; null leaves what was said
 *     before
 * @param sequence of the invitation that is answered
 * @param at DTSTAMP of a REPLY, or now
 */
public record Answer(PartStat partStat, @Nullable String comment, int sequence, Instant at) {

  public Answer {
    comment = comment == null ? null : cut(comment.replace('\0', ' ').strip());
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
