package eu.parvis.meeting.answer;

import eu.parvis.meeting.Answer;
import eu.parvis.meeting.AttendeeDetails;
import eu.parvis.meeting.AttendeeId;
import eu.parvis.meeting.Attendees;
import eu.parvis.meeting.Question;
import eu.parvis.meeting.Questions;
import eu.parvis.meeting.ical.CalendarTime;
import eu.parvis.meeting.ical.CalendarTime.Zoned;
import eu.parvis.meeting.ical.Reply;
import eu.parvis.meeting.ical.ReplyReader;
import eu.parvis.meeting.mail.AnswerToken;
import eu.parvis.meeting.mail.Outbox;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes the answers of calendars, and what servers could not deliver, out of mail. Who sends it
 * means nothing, as anybody can write any From: what counts is the token in the address that it was
 * sent to, and that the calendar speaks of the attendee whom the token names. Everything else
 * changes nothing and is counted.
 */
@Component
class ReplyDesk {

  /** The largest mail that is read, in bytes. */
  static final int LARGEST = 1024 * 1024;

  private static final List<String> ADDRESSED =
      List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To");

  private static final int LONGEST_HEADER = 10_000;
  private static final Pattern TOKEN =
      Pattern.compile("\\+([a-zA-Z2-7]{" + AnswerToken.LENGTH + "})@");

  private final AnswerToken tokens;
  private final Attendees attendees;
  private final Questions questions;
  private final ProposalText proposals;
  private final Outbox outbox;
  private final Clock clock;
  private final Session session = Session.getInstance(new Properties());
  private final Map<ReplyOutcome, LongAdder> counts = new EnumMap<>(ReplyOutcome.class);

  ReplyDesk(
      AnswerToken tokens,
      Attendees attendees,
      Questions questions,
      ProposalText proposals,
      Outbox outbox,
      Clock clock) {
    this.tokens = tokens;
    this.attendees = attendees;
    this.questions = questions;
    this.proposals = proposals;
    this.outbox = outbox;
    this.clock = clock;
    Stream.of(ReplyOutcome.values()).forEach(outcome -> counts.put(outcome, new LongAdder()));
  }

  /** Reads a mail, and no more of it than is allowed. */
  ReplyOutcome take(InputStream mail) throws IOException {
    var bytes = mail.readNBytes(LARGEST + 1);
    return count(bytes.length > LARGEST ? ReplyOutcome.TOO_LARGE : read(bytes));
  }

  ReplyOutcome count(ReplyOutcome outcome) {
    var count = counts.get(outcome);
    if (count != null) {
      count.increment();
    }
    return outcome;
  }

  /** How often that was so since the start. */
  long counted(ReplyOutcome outcome) {
    var count = counts.get(outcome);
    return count == null ? 0 : count.sum();
  }

  private ReplyOutcome read(byte[] mail) {
    try {
      var message = new MimeMessage(session, new ByteArrayInputStream(mail));
      var bounce = Bounce.read(message);
      if (bounce.isPresent()) {
        outbox.bounced(bounce.get().mail(), bounce.get().status());
        return ReplyOutcome.BOUNCE;
      }
      var attendee = attendee(message);
      if (attendee.isEmpty()) {
        return ReplyOutcome.NO_TOKEN;
      }
      var replies = CalendarPart.find(message).map(ReplyReader::read).orElse(List.of());
      return replies.isEmpty() ? ReplyOutcome.NO_REPLY : takeAll(attendee.get(), replies);
    } catch (MessagingException | IOException _) {
      return ReplyOutcome.UNREADABLE;
    }
  }

  private Optional<AttendeeId> attendee(MimeMessage message) throws MessagingException {
    for (var header : ADDRESSED) {
      var value = message.getHeader(header, ",");
      if (value != null && value.length() <= LONGEST_HEADER) {
        var named =
            TOKEN
                .matcher(value)
                .results()
                .flatMap(found -> tokens.read(found.group(1)).stream())
                .findFirst();
        if (named.isPresent()) {
          return named;
        }
      }
    }
    return Optional.empty();
  }

  /** The last of them says what became of it. */
  private ReplyOutcome takeAll(AttendeeId attendee, List<Reply> replies) {
    var known = attendees.find(attendee);
    var outcome = ReplyOutcome.GONE;
    for (var reply : replies) {
      outcome = known.map(one -> take(one, reply)).orElse(ReplyOutcome.GONE);
    }
    return outcome;
  }

  private ReplyOutcome take(AttendeeDetails attendee, Reply reply) {
    if (!attendee.meeting().value().equals(reply.uid())) {
      return ReplyOutcome.NOT_THEIRS;
    }
    var whole = questions.find(attendee.id(), null);
    if (whole.isEmpty()) {
      return ReplyOutcome.GONE;
    }
    var day = day(reply.instance(), whole.get());
    var about = day == null ? whole.get() : questions.find(attendee.id(), day).orElse(whole.get());
    var comment = proposals.of(reply, about);
    var answer = new Answer(reply.partStat(), comment, reply.sequence(), at(reply));
    var outcome = attendees.answer(attendee.id(), reply.attendee(), day, answer);
    return ReplyOutcome.valueOf(outcome.name());
  }

  /** A calendar whose clock is ahead does not have the last word for ever. */
  private Instant at(Reply reply) {
    var now = clock.instant();
    return reply.stamp() == null || reply.stamp().isAfter(now) ? now : reply.stamp();
  }

  /** Calendars name an occurrence in their own zone; the meeting's tells its day. */
  private static @Nullable LocalDate day(@Nullable CalendarTime instance, Question whole) {
    ZoneId zone = whole.when().start().getZone();
    return switch (instance) {
      case null -> null;
      case Zoned(var local, var theirs) ->
          local.atZone(theirs).withZoneSameInstant(zone).toLocalDate();
      case CalendarTime other -> other.clock().toLocalDate();
    };
  }
}
