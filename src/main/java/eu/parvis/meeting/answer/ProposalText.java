package eu.parvis.meeting.answer;

import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Question;
import eu.parvis.meeting.ical.CalendarTime;
import eu.parvis.meeting.ical.CalendarTime.Day;
import eu.parvis.meeting.ical.CalendarTime.Floating;
import eu.parvis.meeting.ical.CalendarTime.Zoned;
import eu.parvis.meeting.ical.Reply;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What a calendar says beside its answer, as the organizer reads it: the time that it proposes
 * instead (COUNTER; RFC 5546, 3.2.7), on the organizer's clock, and a comment.
 */
@Component
class ProposalText {

  private final MessageSource texts;

  ProposalText(MessageSource texts) {
    this.texts = texts;
  }

  String of(Reply reply, Question about) {
    var words = proposed(reply, about.when()).map(span -> words(span, about)).orElse("");
    return (words + " " + reply.comment()).strip();
  }

  /** Empty if it is the time that was asked about, or a whole day. */
  private static Optional<TimeSpan> proposed(Reply reply, TimeSpan asked) {
    if (!reply.counter()) {
      return Optional.empty();
    }
    var zone = asked.start().getZone();
    var end = moment(reply.end(), zone);
    return moment(reply.start(), zone)
        .filter(start -> !start.toInstant().equals(asked.start().toInstant()))
        .map(start -> new TimeSpan(start, length(start, end, asked)));
  }

  private static Duration length(ZonedDateTime start, Optional<ZonedDateTime> end, TimeSpan asked) {
    return end.map(last -> Duration.between(start, last))
        .filter(Duration::isPositive)
        .orElse(asked.duration());
  }

  private static Optional<ZonedDateTime> moment(@Nullable CalendarTime time, ZoneId zone) {
    return switch (time) {
      case Zoned(var local, var theirs) -> Optional.of(local.atZone(theirs));
      case Floating(var local) -> Optional.of(local.atZone(zone));
      case Day _ -> Optional.empty();
      case null -> Optional.empty();
    };
  }

  private String words(TimeSpan span, Question about) {
    var reading = about.organizer().reading();
    var start = reading.here(span.start().toInstant());
    var end = reading.here(span.end().toInstant());
    var last =
        end.toLocalDate().equals(start.toLocalDate())
            ? reading.time(end)
            : reading.longDate(end) + ", " + reading.time(end);
    var arguments = new Object[] {reading.longDate(start), reading.time(start), last};
    return texts.getMessage("mail.proposed", arguments, reading.language().locale());
  }
}
