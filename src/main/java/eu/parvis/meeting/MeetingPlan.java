package eu.parvis.meeting;

import eu.parvis.kernel.LegibleText;
import eu.parvis.kernel.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser decides of a meeting.
 *
 * @param title {@link LegibleText} of 1 to {@link #TITLE_LENGTH} characters, for which what nobody
 *     sees is left out: titles are pasted
 * @param when at most {@link #LONGEST}; null if the meeting has no time
 * @param repeats null if it takes place once; a rule has at least one occurrence
 */
public record MeetingPlan(String title, @Nullable TimeSpan when, @Nullable Recurrence repeats) {

  /** Most characters of a title. */
  public static final int TITLE_LENGTH = 120;

  /** The longest meeting. */
  public static final Duration LONGEST = Duration.ofHours(24);

  /** Years in which a meeting may begin: a rule that begins in another age has no end. */
  public static final Year FIRST_YEAR = Year.of(1990);

  /** See {@link #FIRST_YEAR}. */
  public static final Year LAST_YEAR = Year.of(2199);

  /** Whether a meeting may begin on a day. */
  public static boolean allows(LocalDate day) {
    var year = Year.from(day);
    return !year.isBefore(FIRST_YEAR) && !year.isAfter(LAST_YEAR);
  }

  /**
   * @throws IllegalArgumentException if the title, the length or the year is out of its range, or a
   *     rule has no occurrence
   */
  public MeetingPlan {
    title = LegibleText.cleaned(title);
    if (title.isEmpty() || title.length() > TITLE_LENGTH) {
      throw new IllegalArgumentException("a title has 1 to " + TITLE_LENGTH + " characters");
    }
    if (when != null && when.duration().compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a meeting lasts at most " + LONGEST);
    }
    if (when != null && !allows(when.start().toLocalDate())) {
      throw new IllegalArgumentException("a meeting begins in our time");
    }
    if (repeats != null) {
      if (when == null) {
        throw new IllegalArgumentException("what has no time does not repeat");
      }
      when =
          new Series(when, repeats)
              .first()
              .orElseThrow(() -> new IllegalArgumentException("a series has an occurrence"))
              .when();
    }
  }

  /** A meeting that takes place once. */
  public MeetingPlan(String title, @Nullable TimeSpan when) {
    this(title, when, null);
  }

  /** The same as soon as its time of day comes again; a series that is over has no end then. */
  public MeetingPlan after(Instant now) {
    if (when == null || when.start().toInstant().isAfter(now)) {
      return this;
    }
    var time = when.start().toLocalTime();
    var today = now.atZone(when.start().getZone()).with(time);
    var soon =
        new TimeSpan(today.plusDays(today.toInstant().isAfter(now) ? 0 : 1), when.duration());
    if (repeats == null || new Series(soon, repeats).first().isPresent()) {
      return new MeetingPlan(title, soon, repeats);
    }
    return new MeetingPlan(title, soon, repeats.ending(new Recurrence.Never()));
  }
}
