package eu.parvis.meeting;

import static java.util.Objects.requireNonNull;

import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Recurrence.Weekly;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody who plans series at ten in Paris, the first one in two days. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
abstract class SeriesFixture {

  static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  static final LocalTime TEN = LocalTime.of(10, 0);

  private static final int ALL = 2_000;

  @Autowired Meetings meetings;
  @Autowired MeetingUpkeep upkeep;
  @Autowired Rooms rooms;
  @Autowired JdbcTemplate database;
  @Autowired TestPeople testPeople;
  @Autowired MovableClock clock;

  PersonProfile camille;
  LocalDate first;

  @BeforeEach
  void arrive() {
    camille = testPeople.active(Language.ENGLISH, false);
    first = clock.instant().atZone(PARIS).toLocalDate().plusDays(2);
  }

  /** On the weekday of the first one. */
  final Weekly everyWeek() {
    return new Weekly(Set.of(first.getDayOfWeek()));
  }

  static TimeSpan at(LocalDate day, LocalTime time) {
    return new TimeSpan(day.atTime(time).atZone(PARIS), Duration.ofHours(1));
  }

  final MeetingDetails stored(MeetingDetails meeting) {
    return meetings.find(meeting.id(), camille.id()).orElseThrow();
  }

  final List<OccurrenceDetails> upcoming() {
    return meetings.upcoming(camille.id(), ALL);
  }

  final List<ZonedDateTime> starts() {
    return upcoming().stream().map(one -> requireNonNull(one.when()).start()).toList();
  }

  final List<Integer> hours() {
    return starts().stream().map(ZonedDateTime::getHour).toList();
  }
}
