package eu.parvis.meeting.ui;

import eu.parvis.account.Reading;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Draft;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.Recurrence.Daily;
import eu.parvis.meeting.Recurrence.On;
import eu.parvis.meeting.Recurrence.Weekly;
import eu.parvis.meeting.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An occurrence that goes to another time, and what that means for its series. On its way the
 * meeting keeps its zone and, if it is moved as a whole, its length.
 *
 * @param to in the meeting's zone
 */
record Moving(OccurrenceDetails occurrence, TimeSpan to) {

  private static final int WEEK = 7;

  /** Takes the time to the meeting's zone. */
  Moving {
    to = new TimeSpan(to.start().withZoneSameInstant(from(occurrence).getZone()), to.duration());
  }

  /**
   * What was drawn somewhere else, on the clock of the reader.
   *
   * @return empty if the clock skips the start or the end, or the meeting would be too long
   */
  static Optional<Moving> drawn(
      OccurrenceDetails occurrence, LocalDateTime start, LocalDateTime end, Reading reading) {
    var before = WallBlock.of(occurrence, reading);
    var when = occurrence.when();
    if (when == null || !MeetingPlan.allows(start.toLocalDate()) || !end.isAfter(start)) {
      return Optional.empty();
    }
    var begin =
        start.equals(before.start())
            ? Optional.of(when.start().toInstant())
            : moment(start, reading);
    var whole = Duration.between(start, end).equals(before.length());
    return begin
        .flatMap(first ->
            (whole ? Optional.of(first.plus(when.duration())) : moment(end, reading))
                .filter(first::isBefore)
                .map(last -> new TimeSpan(reading.here(first), Duration.between(first, last))))
        .filter(span -> span.duration().compareTo(MeetingPlan.LONGEST) <= 0)
        .map(span -> new Moving(occurrence, span));
  }

  private static Optional<Instant> moment(LocalDateTime wall, Reading reading) {
    return switch (WallTime.of(wall.toLocalDate(), wall.toLocalTime(), reading.zone())) {
      case WallTime.Exact(var at) -> Optional.of(at.toInstant());
      case WallTime.Twice(var first, _) -> Optional.of(first.toInstant());
      case WallTime.Skipped _ -> Optional.empty();
    };
  }

  /** Of what this can be a move: of more than one only if it says how the others move. */
  List<Part> parts() {
    var meeting = occurrence.meeting();
    var rule = meeting.repeats();
    if (rule == null) {
      return List.of(new Part.All(meeting.id()));
    }
    if (occurrence.own() || moved(rule).isEmpty()) {
      return List.of(occurrence.alone());
    }
    return Stream.of(occurrence.alone(), occurrence.andFollowing(), new Part.All(meeting.id()))
        .toList();
  }

  /**
   * The plan of one of the {@link #parts}.
   *
   * @param draft of the part, as stored
   */
  MeetingPlan plan(Draft draft) {
    var stored = draft.plan();
    var rule = stored.repeats();
    var first = stored.when();
    if (rule == null || first == null || draft.part() instanceof Part.One) {
      return new MeetingPlan(stored.title(), to);
    }
    var turned = first.start().getDayOfWeek() == from(occurrence).getDayOfWeek();
    var shift = turned || rule.pattern() instanceof Daily ? days() : 0;
    var start = first.start().toLocalDate().plusDays(shift).atTime(to.start().toLocalTime());
    var span = new TimeSpan(start.atZone(to.start().getZone()), to.duration());
    return new MeetingPlan(stored.title(), span, moved(rule).orElseThrow());
  }

  private static ZonedDateTime from(OccurrenceDetails occurrence) {
    return Optional.ofNullable(occurrence.when()).orElseThrow().start();
  }

  private long days() {
    return ChronoUnit.DAYS.between(from(occurrence).toLocalDate(), to.start().toLocalDate());
  }

  /** The rule with the day moved, if it is one of days or weeks. */
  private Optional<Recurrence> moved(Recurrence rule) {
    if (days() == 0) {
      return Optional.of(rule);
    }
    return switch (rule.pattern()) {
      case Daily _ -> Optional.of(later(rule));
      case Weekly(var days) when days.size() == 1 || Math.abs(days()) < WEEK -> {
        var turned = EnumSet.copyOf(days);
        turned.remove(from(occurrence).getDayOfWeek());
        turned.add(to.start().getDayOfWeek());
        var moved = new Recurrence(new Weekly(turned), rule.every(), rule.end());
        yield Optional.of(days.size() == 1 ? later(moved) : moved);
      }
      default -> Optional.empty();
    };
  }

  /** Ends as many days later as it is moved. */
  private Recurrence later(Recurrence rule) {
    return rule.end() instanceof On(var last) ? rule.ending(new On(last.plusDays(days()))) : rule;
  }
}
