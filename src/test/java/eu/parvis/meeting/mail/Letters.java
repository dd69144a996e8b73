package eu.parvis.meeting.mail;

import eu.parvis.account.Reading;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.ical.Attendee;
import eu.parvis.meeting.ical.Event;
import eu.parvis.meeting.ical.EventText;
import eu.parvis.meeting.ical.EventTime;
import eu.parvis.meeting.ical.Organizer;
import eu.parvis.meeting.ical.Revision;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Letters for tests. */
final class Letters {

  static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  static final ZoneId MONTREAL = ZoneId.of("America/Montreal");
  static final URI LINK = URI.create("https://parvis.example.fr/abc-defg-hij");

  private static final EmailAddress CAMILLE = new EmailAddress("camille.roux@example.fr");

  private Letters() {}

  static Letter french(UUID meeting, Occasion occasion, String address) {
    return letter(meeting, occasion, address, new Reading(Language.FRENCH, PARIS));
  }

  static Letter english(UUID meeting, Occasion occasion, String address) {
    return letter(meeting, occasion, address, new Reading(Language.ENGLISH, MONTREAL));
  }

  private static Letter letter(UUID meeting, Occasion occasion, String address, Reading reading) {
    var reader = new Reader(new EmailAddress(address), "Odile Martin", reading);
    var when =
        new TimeSpan(LocalDateTime.parse("2026-12-02T10:00").atZone(PARIS), Duration.ofHours(1));
    return new Letter(
        meeting,
        reader,
        occasion,
        "Comité d’orientation : l’été prochain",
        when,
        "Chaque semaine le mercredi, jusqu’au 27 avril 2027",
        Former.NOTHING,
        "Camille Roux",
        CAMILLE,
        LINK,
        "1. Budget <2027> & suites\n2. Divers",
        List.of("Camille Roux", "Paul Dubois"),
        occasion.comes() ? answers() : null,
        occasion.schedules() ? List.of(event(meeting, reader, when)) : List.of());
  }

  private static AnswerLinks answers() {
    var base = "https://parvis.example.fr/answer/k3xq7dk3xq7dk3xq7dk3xq7d/";
    return new AnswerLinks(
        URI.create(base + "yes"), URI.create(base + "maybe"), URI.create(base + "no"));
  }

  private static Event event(UUID meeting, Reader reader, TimeSpan when) {
    var guest = new Attendee(reader.name(), reader.address(), false, PartStat.NEEDS_ACTION, true);
    return new Event(
        new Revision(meeting, 0, Instant.parse("2026-11-26T08:00:00Z")),
        new Organizer("Camille Roux", new EmailAddress("reply+k3xq7d@parvis.example.fr")),
        List.of(guest),
        new EventText("Comité d’orientation", "1. Budget", "Parvis", LINK, "Rejoindre"),
        EventTime.once(when),
        false);
  }
}
