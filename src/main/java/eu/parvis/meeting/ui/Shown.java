package eu.parvis.meeting.ui;

import eu.parvis.account.PersonProfile;
import eu.parvis.account.Reading;
import eu.parvis.meeting.MeetingCalendar;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.Responses;
import eu.parvis.meeting.Standing;
import eu.parvis.room.RoomLinks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whose meetings are shown, and from where they come. */
record Shown(
    MeetingCalendar calendar,
    Responses responses,
    PersonProfile person,
    RoomLinks links,
    Clock clock) {

  Reading reading() {
    return person.reading();
  }

  Instant now() {
    return clock.instant();
  }

  LocalDate today() {
    return reading().here(now()).toLocalDate();
  }

  String link(OccurrenceDetails occurrence) {
    return links.of(occurrence.meeting().slug());
  }

  /** Where the room is changed or taken out of the archive, for who may. */
  Optional<String> settings(OccurrenceDetails occurrence) {
    return links.settings(occurrence.meeting().slug(), person.id());
  }

  /** With the answers to them, and whether they have a room. */
  List<Listed> listed(List<OccurrenceDetails> occurrences) {
    var counts =
        responses.counts(occurrences.stream().filter(one -> one.standing().organizes()).toList());
    var mine = mine(occurrences);
    var archived = links.archived(occurrences.stream().map(one -> one.meeting().slug()).toList());
    return occurrences.stream()
        .map(one ->
            new Listed(
                one,
                counts.getOrDefault(one.alone(), Map.of()),
                mine.get(one.alone()),
                archived.contains(one.meeting().slug())))
        .toList();
  }

  /** What the person answered, where they are invited. */
  Map<Part, PartStat> mine(List<OccurrenceDetails> occurrences) {
    return responses.of(
        person.id(),
        occurrences.stream().filter(one -> one.standing() != Standing.ORGANIZER).toList());
  }
}
