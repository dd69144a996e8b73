package eu.parvis.meeting;

import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.Language;
import eu.parvis.meeting.EventTexts.Length;
import eu.parvis.meeting.PublishedMeeting.Host;
import eu.parvis.meeting.PublishedMeetings.Window;
import eu.parvis.meeting.ical.CalendarWriter;
import eu.parvis.meeting.ical.Event;
import eu.parvis.meeting.ical.Feed;
import eu.parvis.meeting.ical.Method;
import eu.parvis.meeting.ical.Organizer;
import eu.parvis.room.RoomCalendar;
import eu.parvis.room.RoomId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Meetings as iCalendar text for calendars outside (METHOD:PUBLISH); see {@link PublishedEvents}.
 */
@Service
@Transactional(readOnly = true)
public class Calendars implements RoomCalendar {

  /** How far back a feed goes. */
  static final Period BACK = Period.ofMonths(3);

  /** Most occurrences of a feed that are not told by a rule, latest first. */
  static final int MOST = 5_000;

  /** How often a subscriber is to ask again. */
  static final Duration REFRESH = Duration.ofHours(1);

  private static final String NAME = "Parvis";

  /** Of each meeting of a feed: the rest is behind its link. */
  private static final Length IN_FEED = new Length(2_000, 50);

  private static final Length ALONE =
      new Length(Invitation.DESCRIPTION_LENGTH, Invitation.MOST_ATTENDEES);

  private final MeetingRepository meetings;
  private final OccurrenceRepository occurrences;
  private final PublishedMeetings published;
  private final Attendees attendees;
  private final People people;
  private final EventTexts texts;
  private final Clock clock;

  Calendars(
      MeetingRepository meetings,
      OccurrenceRepository occurrences,
      PublishedMeetings published,
      Attendees attendees,
      People people,
      EventTexts texts,
      Clock clock) {
    this.meetings = meetings;
    this.occurrences = occurrences;
    this.published = published;
    this.attendees = attendees;
    this.people = people;
    this.texts = texts;
    this.clock = clock;
  }

  /** Without anybody's address: whoever has the link may read it. */
  @Override
  public Optional<String> coming(RoomId room, Language language, URI link) {
    return occurrences.next(room.value(), clock.instant(), false, Limit.of(1)).stream()
        .findFirst()
        .map(Occurrence::details)
        .flatMap(next -> {
          var text = texts.of(next.meeting().organizer(), language, link);
          return new PublishedEvents(next.meeting(), PartStat.ACCEPTED, null, text)
              .alone(new PublishedRow(next, PartStat.ACCEPTED));
        })
        .map(event -> CalendarWriter.write(Method.PUBLISH, List.of(event)));
  }

  @Override
  public int planned(RoomId room) {
    return meetings.planned(room.value(), clock.instant());
  }

  /**
   * The meeting that an occurrence of a day is of, as far as it is to come; or that occurrence, if
   * nothing is. Empty if there is no such occurrence, it has no time, or the person has no part in
   * it.
   *
   * @param base the public URL
   */
  public Optional<String> meeting(Part.One part, PersonProfile person, URI base) {
    return occurrences
        .findById(new Occurrence.Key(part.meeting().value(), part.day()))
        .filter(found -> !found.meeting().deleted())
        .flatMap(found ->
            theirs(found.meeting(), person).map(meeting -> events(found, meeting, person, base)))
        .filter(events -> !events.isEmpty())
        .map(events -> CalendarWriter.write(Method.PUBLISH, events));
  }

  /**
   * What somebody organizes or is invited to and has not declined, from three months ago to 18
   * months ahead; series go on by their rule. In UTF-8.
   *
   * @param base the public URL
   * @param source where the feed is asked for
   */
  public byte[] feed(PersonProfile person, URI base, URI source) {
    var now = clock.instant();
    var today = now.atZone(ZoneOffset.UTC);
    var from = today.minus(BACK).toInstant();
    var window = new Window(from, now, today.plus(OccurrenceRows.AHEAD).toInstant());
    var meetings = published.meetings(person.id(), window, IN_FEED.guests() + 1);
    var rows = published.rows(person.id(), window, meetings, MOST);
    var events = new ArrayList<Event>();
    for (var meeting : meetings) {
      var of = rows.getOrDefault(meeting.meeting().id(), List.of());
      events.addAll(events(meeting, of, writer(meeting, person.language(), base, IN_FEED), from));
    }
    return CalendarWriter.feed(new Feed(NAME, REFRESH, source), events);
  }

  private PublishedEvents writer(
      PublishedMeeting meeting, Language language, URI base, Length length) {
    var details = meeting.meeting();
    var link = URI.create(base + "/" + details.slug());
    var host = meeting.host();
    return new PublishedEvents(
        details,
        meeting.answer(),
        new Organizer(host.name(), host.email()),
        texts.of(meeting, language, link, length));
  }

  private List<Event> events(
      PublishedMeeting meeting, List<PublishedRow> rows, PublishedEvents writer, Instant from) {
    if (meeting.meeting().repeats() != null) {
      return writer.series(rows, from, clock.instant());
    }
    return rows.stream()
        .filter(row -> !row.gone())
        .flatMap(row -> writer.alone(row).stream())
        .toList();
  }

  /** Empty for who has no part in it. */
  private Optional<PublishedMeeting> theirs(Meeting meeting, PersonProfile person) {
    var me = attendees.find(meeting.id(), person.id());
    var organizes =
        meeting.organizedBy(person.id())
            || me.filter(one -> one.invitee().coOrganizer()).isPresent();
    if (!organizes && me.isEmpty()) {
      return Optional.empty();
    }
    var details = meeting.details();
    var host = people.find(meeting.organizer()).orElseThrow();
    var guests =
        organizes || details.guestListShown()
            ? attendees.list(meeting.id()).stream().map(Calendars::name).toList()
            : List.<String>of();
    return Optional.of(
        new PublishedMeeting(
            details,
            new Host(host.id(), host.name(), host.email()),
            me.map(one -> wanted(one.response().partStat())).orElse(PartStat.ACCEPTED),
            guests));
  }

  /** Who asks for a meeting by itself gets it, whatever they answered. */
  private static PartStat wanted(PartStat answer) {
    return answer == PartStat.DECLINED ? PartStat.TENTATIVE : answer;
  }

  private static String name(AttendeeDetails attendee) {
    var invitee = attendee.invitee();
    return invitee.name().isBlank() ? invitee.email().value() : invitee.name();
  }

  private List<Event> events(
      Occurrence occurrence, PublishedMeeting meeting, PersonProfile person, URI base) {
    var writer = writer(meeting, person.language(), base, ALONE);
    var now = clock.instant();
    if (meeting.meeting().repeats() != null) {
      var own =
          occurrences.exceptions(meeting.meeting().id().value(), now).stream()
              .map(one -> new PublishedRow(one.details(), meeting.answer()))
              .toList();
      var series = writer.series(own, now, now);
      if (!series.isEmpty()) {
        return series;
      }
    }
    return writer.alone(new PublishedRow(occurrence.details(), meeting.answer())).stream().toList();
  }
}
