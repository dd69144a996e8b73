package eu.parvis.meeting.ical;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.ical.CalendarTime.Day;
import eu.parvis.meeting.ical.CalendarTime.Floating;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** The invitations of the golden files. */
final class GoldenEvents {

  static final UUID MEETING = UUID.fromString("6f1d0c52-3b1e-4a77-9c2e-0d5a8f1b2c3d");
  static final Instant STAMP = Instant.parse("2026-09-01T08:00:00Z");
  static final LocalDate HOLIDAY = LocalDate.of(2026, 11, 10);

  static final Organizer CAMILLE = organizer("Camille Roux", "reply+k3xq7d@parvis.example.fr");
  static final Attendee ODILE = guest("Odile Martin", "odile.martin@example.fr");

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final URI LINK = URI.create("https://parvis.example.fr/abc-defg-hij");

  private GoldenEvents() {}

  static Event single() {
    return event(0, "Comité", EventTime.once(at("2026-12-02T10:00", 60)), CAMILLE, ODILE);
  }

  /** From summer into winter and into summer again: Tuesdays at ten, until 27 April. */
  static Event series() {
    return event(0, "Point d’équipe", series(Set.of()), CAMILLE, ODILE);
  }

  static Event movedOccurrence() {
    var moved =
        EventTime.exception(at("2026-10-06T10:00", 45), HOLIDAY, at("2026-11-11T14:30", 45));
    return event(1, "Point d’équipe", moved, CAMILLE, ODILE);
  }

  static Event cancelledOccurrence() {
    var same = EventTime.exception(at("2026-10-06T10:00", 45), HOLIDAY, at("2026-11-10T10:00", 45));
    return cancelled(event(1, "Point d’équipe", same, CAMILLE, ODILE));
  }

  static Event seriesWithoutTheHoliday() {
    return event(1, "Point d’équipe", series(Set.of(HOLIDAY)), CAMILLE, ODILE);
  }

  static Event laterOccurrence() {
    var first = at("2026-10-06T10:00", 45);
    var day = LocalDate.of(2026, 12, 1);
    var later = EventTime.exception(first, day, at("2026-12-01T11:00", 90));
    return event(1, "Point d’équipe, long", later, CAMILLE, ODILE);
  }

  static Event seriesEndingSooner() {
    var shorter =
        EventTime.series(
            at("2026-10-06T10:00", 45),
            "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;WKST=MO;UNTIL=20261215",
            Set.of());
    return event(2, "Point d’équipe", shorter, CAMILLE, ODILE);
  }

  static Event underAnotherOrganizer() {
    var other = organizer("Jean-Noël Bâ", "reply+p9w2mf@parvis.example.fr");
    return event(1, "Comité", EventTime.once(at("2026-12-02T10:00", 60)), other, ODILE);
  }

  static Event withOneMore() {
    var when = EventTime.once(at("2026-12-02T10:00", 60));
    var coming = attendee("Odile Martin", "odile.martin@example.fr", PartStat.ACCEPTED, false);
    var optional = attendee("", "paul@example.org", PartStat.NEEDS_ACTION, true);
    return event(0, "Comité", when, CAMILLE, coming, optional);
  }

  static Event forTheRemoved() {
    var when = EventTime.once(at("2026-12-02T10:00", 60));
    return event(1, "Comité", when, CAMILLE, guest("Paul", "paul@example.org"));
  }

  static Event allDay() {
    var days =
        new EventTime(
            new Day(LocalDate.of(2026, 12, 24)),
            new Day(LocalDate.of(2026, 12, 26)),
            "FREQ=YEARLY;INTERVAL=1;BYMONTH=12;BYMONTHDAY=24;UNTIL=20301224",
            Set.of(LocalDate.of(2027, 12, 24)),
            null);
    return event(0, "Fermeture", days, CAMILLE, ODILE);
  }

  static Event floating() {
    var start = LocalDateTime.parse("2026-12-02T12:30:00");
    var daily =
        new EventTime(
            new Floating(start),
            new Floating(start.plusHours(1)),
            "FREQ=DAILY;INTERVAL=1;UNTIL=20261204",
            Set.of(),
            null);
    return event(0, "Déjeuner", daily, CAMILLE, ODILE);
  }

  /** 60 characters in 77 octets: the fold would fall into the middle of one. */
  static Event longFrenchSummary() {
    var title = "Réunion d’été : à l’Élysée, préparée où s’achève l’été à Œlé";
    return event(0, title, EventTime.once(at("2026-12-02T10:00", 60)), CAMILLE, ODILE);
  }

  static Event awkwardNames() {
    return event(
        0,
        "Budget; suite, et \\fin",
        EventTime.once(at("2026-12-02T10:00", 60)),
        organizer("Roux, Camille \"Cam\"", "reply+k3xq7d@parvis.example.fr"),
        guest("Martin, Odile (DSI; pôle^2)", "odile.martin@example.fr"),
        guest("O’Neil: chef\r\nX-EVIL:1", "oneil@example.org"));
  }

  static Event twoHundredGuests() {
    var guests =
        IntStream.rangeClosed(1, 200)
            .mapToObj(n -> guest("Invité " + n, "invite%03d@example.org".formatted(n)))
            .toArray(Attendee[]::new);
    return event(0, "Comité", EventTime.once(at("2026-12-02T10:00", 60)), CAMILLE, guests);
  }

  static Event cancelled(Event event) {
    return new Event(
        event.revision(), event.organizer(), event.attendees(), event.text(), event.time(), true);
  }

  static Event event(
      int sequence, String summary, EventTime time, Organizer organizer, Attendee... attendees) {
    var text =
        new EventText(
            summary,
            "Organisé par Camille Roux.\nOrdre du jour : budget, divers.",
            "Parvis",
            LINK,
            "Rejoindre la visioconférence");
    var revision = new Revision(MEETING, sequence, STAMP);
    return new Event(revision, organizer, List.of(attendees), text, time, false);
  }

  static TimeSpan at(String local, int minutes) {
    return new TimeSpan(LocalDateTime.parse(local).atZone(PARIS), Duration.ofMinutes(minutes));
  }

  private static EventTime series(Set<LocalDate> without) {
    return EventTime.series(
        at("2026-10-06T10:00", 45),
        "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;WKST=MO;UNTIL=20270427",
        without);
  }

  private static Organizer organizer(String name, String address) {
    return new Organizer(name, new EmailAddress(address));
  }

  private static Attendee guest(String name, String address) {
    return attendee(name, address, PartStat.NEEDS_ACTION, false);
  }

  private static Attendee attendee(
      String name, String address, PartStat partStat, boolean optional) {
    return new Attendee(name, new EmailAddress(address), optional, partStat, true);
  }
}
