package eu.parvis.meeting;

import static eu.parvis.meeting.SqlTime.utc;

import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.room.Agenda;
import eu.parvis.room.RoomId;
import eu.parvis.room.Rooms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What rooms tell of their meetings: the current one, the next one, or the last one there was, and
 * when that is to be looked at again.
 */
@Component
@Transactional
class RoomAgendas {

  /** How long a link tells of what is over, if something follows later. */
  static final Duration TOLD = Duration.ofHours(12);

  /** Who is early by this much looks for what follows. */
  static final Duration EARLY = Duration.ofHours(1);

  private static final Duration POSTPONED = Duration.ofHours(1);

  private final OccurrenceRepository occurrences;
  private final MeetingRepository meetings;
  private final Rooms rooms;
  private final People people;
  private final JdbcTemplate database;
  private final Clock clock;

  RoomAgendas(
      OccurrenceRepository occurrences,
      MeetingRepository meetings,
      Rooms rooms,
      People people,
      JdbcTemplate database,
      Clock clock) {
    this.occurrences = occurrences;
    this.meetings = meetings;
    this.rooms = rooms;
    this.people = people;
    this.database = database;
    this.clock = clock;
  }

  /** Rooms of which something else is to be told by now. */
  List<UUID> due(int most) {
    return database.query(
        "select room_id from agenda_turn where at <= ? order by at limit ?",
        (row, _) -> row.getObject(1, UUID.class),
        utc(clock.instant()),
        most);
  }

  /** The same again, with every other change of the room's meetings kept away. */
  void turn(UUID room) {
    meetings.lockOfRoom(room);
    announce(new RoomId(room));
  }

  /** Looks at a room again in an hour. */
  void postpone(UUID room) {
    schedule(new RoomId(room), clock.instant().plus(POSTPONED));
  }

  /** Tells what takes place in a room now. */
  void announce(RoomId room) {
    var now = clock.instant();
    var coming = occurrences.next(room.value(), now, false, Limit.of(2));
    var next = first(coming);
    var last =
        first(occurrences.last(room.value(), now, false, Limit.of(1)))
            .filter(over -> toldUntil(over, next).isAfter(now));
    if (last.isPresent()) {
      rooms.announce(room, agenda(last.get(), next, Optional.empty()));
      schedule(room, toldUntil(last.get(), next));
    } else if (next.isPresent()) {
      var cancelled = cancelledBefore(next.get(), now);
      rooms.announce(room, agenda(next.get(), coming.stream().skip(1).findFirst(), cancelled));
      var end = next.get().listedUntil();
      schedule(room, cancelled.map(other -> earliest(other.listedUntil(), end)).orElse(end));
    } else {
      first(occurrences.next(room.value(), now, true, Limit.of(1)))
          .or(() -> first(occurrences.last(room.value(), now, true, Limit.of(1))))
          .ifPresent(
              only -> rooms.announce(room, agenda(only, Optional.empty(), Optional.empty())));
      schedule(room, null);
    }
  }

  /** Whoever is late is told of what is over, unless something has begun since. */
  private static Instant toldUntil(Occurrence last, Optional<Occurrence> next) {
    var late = last.listedUntil().plus(Agenda.LATE);
    var told = last.listedUntil().plus(TOLD);
    if (next.isEmpty()) {
      return told;
    }
    var begin = next.get().start().toInstant();
    return earliest(begin, earliest(told, latest(late, begin.minus(EARLY))));
  }

  private Optional<Occurrence> cancelledBefore(Occurrence next, Instant now) {
    return first(occurrences.next(next.meeting().room().value(), now, true, Limit.of(1)))
        .filter(Occurrence::cancelled)
        .filter(other -> other.start().isBefore(next.start()));
  }

  private void schedule(RoomId room, @Nullable Instant at) {
    if (at == null) {
      database.update("delete from agenda_turn where room_id = ?", room.value());
    } else {
      database.update(
          """
          insert into agenda_turn (room_id, at) values (?, ?)
          on conflict (room_id) do update set at = excluded.at
          """,
          room.value(),
          utc(at));
    }
  }

  private Agenda agenda(
      Occurrence occurrence, Optional<Occurrence> next, Optional<Occurrence> cancelled) {
    var organizer =
        people.find(occurrence.meeting().organizer()).map(PersonProfile::name).orElse("");
    if (occurrence.cancelled()) {
      return new Agenda.Cancelled(occurrence.title(), occurrence.start(), organizer);
    }
    var when = occurrence.when();
    return when == null
        ? new Agenda.Open(occurrence.title(), null, null, organizer)
        : new Agenda.Open(
            occurrence.title(),
            when.start(),
            when.end(),
            organizer,
            next.map(Occurrence::start).orElse(null),
            cancelled.map(Occurrence::start).orElse(null));
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Optional<Occurrence> first(List<Occurrence> found) {
    return found.stream().findFirst();
  }
}
