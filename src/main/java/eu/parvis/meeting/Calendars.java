package eu.parvis.meeting;

import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.Language;
import eu.parvis.meeting.EventTexts.Publishing;
import eu.parvis.meeting.ical.CalendarWriter;
import eu.parvis.meeting.ical.Event;
import eu.parvis.meeting.ical.Feed;
import eu.parvis.meeting.ical.Method;
import eu.parvis.room.RoomCalendar;
import eu.parvis.room.RoomId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

  private final OccurrenceRepository occurrences;
  private final EventTexts texts;
  private final Clock clock;

  Calendars(OccurrenceRepository occurrences, EventTexts texts, Clock clock) {
    this.occurrences = occurrences;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public Optional<String> coming(RoomId room, Language language, URI link) {
    return occurrences.next(room.value(), clock.instant(), false, Limit.of(1)).stream()
        .findFirst()
        .flatMap(next -> alone(next, language, link))
        .map(event -> CalendarWriter.write(Method.PUBLISH, List.of(event)));
  }

  /**
   * The meeting that an occurrence of a day is of, as far as it is to come; or that occurrence, if
   * nothing is. Empty if there is no such occurrence of this organizer's, or it has no time.
   *
   * @param base the public URL
   */
  public Optional<String> meeting(Part.One part, PersonProfile organizer, URI base) {
    return occurrences
        .findById(new Occurrence.Key(part.meeting().value(), part.day()))
        .filter(found -> found.meeting().organizedBy(organizer.id()))
        .filter(found -> !found.meeting().deleted())
        .map(found -> events(found, organizer.language(), base))
        .filter(events -> !events.isEmpty())
        .map(events -> CalendarWriter.write(Method.PUBLISH, events));
  }

  /**
   * What somebody organizes, from three months ago to 18 months ahead; series go on by their rule.
   *
   * @param base the public URL
   * @param source where the feed is asked for
   */
  public String feed(PersonProfile person, URI base, URI source) {
    var now = clock.instant();
    var today = now.atZone(ZoneOffset.UTC);
    var from = today.minus(BACK).toInstant();
    var to = today.plus(OccurrenceRows.AHEAD).toInstant();
    var id = person.id().value();
    var rows = occurrences.published(id, from, now, to, Limit.of(MOST));
    Map<Meeting, List<Occurrence>> byMeeting =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    Occurrence::meeting, LinkedHashMap::new, Collectors.toList()));
    occurrences.series(id, from, to).forEach(each -> byMeeting.putIfAbsent(each, List.of()));
    var text = texts.of(person.id(), person.language());
    var events = new ArrayList<Event>();
    byMeeting.forEach((meeting, of) -> events.addAll(events(meeting, of, text, base, from)));
    return CalendarWriter.feed(new Feed(NAME, REFRESH, source), events);
  }

  private List<Event> events(
      Meeting meeting, List<Occurrence> rows, Publishing text, URI base, Instant from) {
    var details = meeting.details();
    var link = URI.create(base + "/" + details.slug());
    var published = new PublishedEvents(details, title -> text.of(title, link));
    var found = rows.stream().map(Occurrence::details).toList();
    if (meeting.repeats()) {
      return published.series(found, from, clock.instant());
    }
    return found.stream()
        .filter(row -> !row.cancelled())
        .flatMap(row -> published.alone(row).stream())
        .toList();
  }

  private List<Event> events(Occurrence occurrence, Language language, URI base) {
    var meeting = occurrence.meeting();
    var link = URI.create(base + "/" + meeting.details().slug());
    var now = clock.instant();
    if (meeting.repeats()) {
      var own = occurrences.exceptions(meeting.id().value(), now);
      var text = texts.of(meeting.organizer(), language);
      var series = events(meeting, own, text, base, now);
      if (!series.isEmpty()) {
        return series;
      }
    }
    return alone(occurrence, language, link).stream().toList();
  }

  private Optional<Event> alone(Occurrence occurrence, Language language, URI link) {
    var text = texts.of(occurrence.meeting().organizer(), language);
    var published =
        new PublishedEvents(occurrence.meeting().details(), title -> text.of(title, link));
    return published.alone(occurrence.details());
  }
}
