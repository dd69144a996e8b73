package eu.parvis.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attendee was asked, and answered, for a meeting or for one occurrence.
 *
 * @param comment at most {@link #COMMENT_LENGTH} characters
 * @param asked the SEQUENCE of the last request, or null if there was none
 * @param answered the SEQUENCE that was last answered, or null if none was
 * @param answeredAt when
 */
public record Response(
    PartStat partStat,
    String comment,
    @Nullable Integer asked,
    @Nullable Integer answered,
    @Nullable Instant answeredAt) {

  /** Most characters of a comment; what is longer is cut. */
  public static final int COMMENT_LENGTH = 500;

  static final Response NONE = new Response(PartStat.NEEDS_ACTION, "", null, null, null);

  /** What an answer does to it, or to one that was asked with another number. */
  AnswerOutcome judge(Answer answer) {
    if (asked != null && answer.sequence() < asked) {
      return AnswerOutcome.STALE;
    }
    if (answered == null || answeredAt == null || answer.sequence() > answered) {
      return AnswerOutcome.TAKEN;
    }
    var older = answer.sequence() < answered || answer.at().isBefore(answeredAt);
    return older ? AnswerOutcome.OLDER : AnswerOutcome.TAKEN;
  }

  Response with(Answer answer) {
    var said = answer.comment() == null ? comment : answer.comment();
    return new Response(answer.partStat(), said, asked, answer.sequence(), answer.at());
  }

  Response askedWith(int sequence) {
    return new Response(partStat, comment, sequence, answered, answeredAt);
  }

  /** The same for one occurrence, of which nothing was answered by itself. */
  Response open() {
    return new Response(PartStat.NEEDS_ACTION, comment, asked, null, null);
  }
}
