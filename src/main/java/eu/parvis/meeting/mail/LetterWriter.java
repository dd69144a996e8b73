package eu.parvis.meeting.mail;

import eu.parvis.account.PersonProfile;
import eu.parvis.account.Reading;
import eu.parvis.meeting.AttendeeDetails;
import eu.parvis.meeting.Description;
import eu.parvis.meeting.Draft;
import eu.parvis.meeting.InvitationEvents.Item;
import eu.parvis.meeting.InvitationEvents.Told;
import eu.parvis.meeting.Invitee;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.ParticipationRole;
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.RepeatText;
import eu.parvis.meeting.ical.Attendee;
import eu.parvis.meeting.ical.Event;
import eu.parvis.meeting.ical.EventText;
import eu.parvis.meeting.ical.Organizer;
import eu.parvis.meeting.ical.Revision;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes what one attendee is told of a meeting. */
@Component
class LetterWriter {

  /** A longer list of guests is not sent to each of them. */
  private static final int MOST_LISTED = 200;

  private static final String PLACE = "Parvis";

  private final MessageSource texts;
  private final MailLinks links;

  LetterWriter(MessageSource texts, MailLinks links) {
    this.texts = texts;
    this.links = links;
  }

  /**
   * What all recipients are told.
   *
   * @param attendees everybody who is invited now
   * @param agenda in Markdown
   * @param day of the occurrence that it is about, or null if it is about the whole meeting
   * @param before the part as it was before an edit, or null if there was none
   */
  record Common(
      Told told,
      PersonProfile organizer,
      List<AttendeeDetails> attendees,
      String agenda,
      @Nullable LocalDate day,
      @Nullable Draft before,
      Instant now) {}

  /**
   * Who gets it.
   *
   * @param attendee empty if they are none any more
   */
  record Recipient(Invitee invitee, Optional<AttendeeDetails> attendee, Reading reading) {}

  Letter write(Common common, Recipient recipient, Occasion occasion) {
    var told = common.told();
    var meeting = told.meeting();
    var reading = recipient.reading();
    var link = links.room(meeting.slug());
    var answers =
        recipient
            .attendee()
            .filter(attendee -> asks(occasion, attendee))
            .map(attendee -> links.answers(attendee.id(), common.day()));
    return new Letter(
        meeting.id().value(),
        new Reader(recipient.invitee().email(), recipient.invitee().name(), reading),
        occasion,
        told.title(),
        told.when(),
        repeats(told.repeats(), reading),
        former(common, reading, occasion),
        common.organizer().name(),
        common.organizer().email(),
        link,
        common.agenda(),
        occasion.comes() && occasion.schedules() ? others(common, recipient) : List.of(),
        answers.orElse(null),
        occasion.schedules() ? events(common, recipient, occasion, link) : List.of());
  }

  /** Who is reminded is asked only if they have not answered. */
  private static boolean asks(Occasion occasion, AttendeeDetails attendee) {
    return occasion.schedules()
        ? occasion.comes()
        : attendee.response().partStat() == PartStat.NEEDS_ACTION;
  }

  private List<Event> events(Common common, Recipient recipient, Occasion occasion, URI link) {
    return common.told().items().stream()
        .map(item -> event(common, recipient, occasion, item, link))
        .toList();
  }

  private @Nullable String repeats(@Nullable Recurrence repeats, Reading reading) {
    if (repeats == null) {
      return null;
    }
    var locale = reading.language().locale();
    return new RepeatText(reading, (key, values) -> texts.getMessage(key, values, locale))
        .describe(repeats);
  }

  private Former former(Common common, Reading reading, Occasion occasion) {
    var before = common.before();
    if (before == null || !occasion.updates()) {
      return Former.NOTHING;
    }
    var told = common.told();
    var plan = before.plan();
    var retimed = occasion == Occasion.TIME_CHANGED;
    return new Former(
        plan.title().equals(told.title()) ? null : plan.title(),
        retimed && !told.when().equals(plan.when()) ? plan.when() : null,
        retimed && !Objects.equals(told.repeats(), plan.repeats())
            ? repeats(plan.repeats(), reading)
            : null,
        !before.invitation().description().equals(common.agenda()));
  }

  private static List<String> others(Common common, Recipient recipient) {
    if (!listed(common)) {
      return List.of();
    }
    return common.attendees().stream()
        .map(AttendeeDetails::invitee)
        .filter(one -> !one.email().equals(recipient.invitee().email()))
        .map(one -> one.name().isBlank() ? one.email().value() : one.name())
        .toList();
  }

  private static boolean listed(Common common) {
    return common.told().meeting().guestListShown() && common.attendees().size() <= MOST_LISTED;
  }

  private Event event(Common common, Recipient recipient, Occasion occasion, Item item, URI link) {
    var reading = recipient.reading();
    var meeting = common.told().meeting();
    var organizer = common.organizer();
    var id = recipient.attendee().map(AttendeeDetails::id);
    var agenda = Description.text(common.agenda());
    return new Event(
        new Revision(meeting.id().value(), item.sequence(), common.now()),
        new Organizer(organizer.name(), links.replies(id, organizer.email())),
        guests(common, recipient, occasion),
        new EventText(item.title(), agenda, PLACE, link, text(reading, "join.label")),
        item.time(),
        !occasion.comes());
  }

  /** The recipient first, whom calendars look for. */
  private static List<Attendee> guests(Common common, Recipient recipient, Occasion occasion) {
    var own =
        recipient
            .attendee()
            .map(attendee -> attendee.response().partStat())
            .orElse(PartStat.NEEDS_ACTION);
    var guests = new ArrayList<Attendee>();
    guests.add(guest(recipient.invitee(), own));
    if (occasion.comes() && listed(common)) {
      common.attendees().stream()
          .filter(one -> !one.invitee().email().equals(recipient.invitee().email()))
          .forEach(one -> guests.add(guest(one.invitee(), one.response().partStat())));
    }
    return guests;
  }

  private static Attendee guest(Invitee invitee, PartStat partStat) {
    var optional = invitee.role() == ParticipationRole.OPT_PARTICIPANT;
    return new Attendee(invitee.name(), invitee.email(), optional, partStat, true);
  }

  private String text(Reading reading, String key) {
    return texts.getMessage("mail." + key, null, reading.language().locale());
  }
}
