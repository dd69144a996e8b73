package eu.parvis.meeting.ui;

import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.WallTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a line such as {@code Budget review Thursday 14:00 1 h} says of a meeting.
 *
 * @param title what is left of the line
 * @param clear whether nothing is left that looks like a time or a day as well
 */
record QuickText(
    String title,
    @Nullable LocalDate date,
    @Nullable LocalTime time,
    @Nullable Duration duration,
    @Nullable Recurrence repeats,
    boolean clear) {

  private static final Duration USUAL = Duration.ofHours(1);
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  /** Reads a line as somebody means it who writes in a language at a moment in their zone. */
  static QuickText read(String line, Language language, ZonedDateTime now) {
    return new QuickReader(line, QuickWords.of(language), now.toLocalDate()).read();
  }

  /** The meeting, if the line says all of it and it is still to come. */
  Optional<MeetingPlan> plan(ZonedDateTime now) {
    if (!clear || title.isEmpty() || title.length() > MeetingPlan.TITLE_LENGTH || time == null) {
      return Optional.empty();
    }
    var lasts = duration == null ? USUAL : duration;
    if (!lasts.isPositive() || lasts.compareTo(MeetingPlan.LONGEST) > 0) {
      return Optional.empty();
    }
    return start(now)
        .filter(start -> start.isAfter(now))
        .map(start -> new MeetingPlan(title, new TimeSpan(start, lasts), repeats));
  }

  /** What a form begins with. */
  Prefill prefill(ZonedDateTime now) {
    var lasts =
        duration == null || !duration.isPositive() || duration.compareTo(MeetingPlan.LONGEST) > 0
            ? USUAL
            : duration;
    if (date == null && time == null) {
      return new Prefill(title, null, lasts);
    }
    var at = time == null ? MORNING : time;
    return new Prefill(title, day(now, at).atTime(at), lasts);
  }

  private Optional<ZonedDateTime> start(ZonedDateTime now) {
    var at = Optional.ofNullable(time).orElseThrow();
    var day = day(now, at);
    if (!MeetingPlan.allows(day)) {
      return Optional.empty();
    }
    return switch (WallTime.of(day, at, now.getZone())) {
      case WallTime.Exact(var moment) -> Optional.of(moment);
      case WallTime.Twice(var first, _) -> Optional.of(first);
      case WallTime.Skipped _ -> Optional.empty();
    };
  }

  /** Who names no day means the next time that the clock shows it. */
  private LocalDate day(ZonedDateTime now, LocalTime at) {
    if (date != null) {
      return date;
    }
    return now.toLocalDate().plusDays(at.isAfter(now.toLocalTime()) ? 0 : 1);
  }
}
