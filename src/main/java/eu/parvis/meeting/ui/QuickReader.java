package eu.parvis.meeting.ui;

import eu.parvis.kernel.Language;
import eu.parvis.kernel.LegibleText;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.Recurrence.Daily;
import eu.parvis.meeting.Recurrence.Never;
import eu.parvis.meeting.Recurrence.Weekly;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes what it understands out of a line, piece by piece; the rest is the title. */
final class QuickReader {

  /** Hours up to here are a length where nothing says otherwise in English. */
  private static final int LONGEST_HOURS = 8;

  private static final int NOON = 12;
  private static final Pattern PARTS =
      Pattern.compile("(\\d{1,2})(?: ?[h:] ?(\\d{2})?)?(?: ?([ap])m)?");

  private final QuickWords words;
  private final LocalDate today;
  private final StringBuilder line;
  private final StringBuilder plain;
  private boolean afterNoon;
  private @Nullable LocalDate date;
  private @Nullable LocalTime time;
  private @Nullable Duration duration;
  private @Nullable Recurrence repeats;

  QuickReader(String text, QuickWords words, LocalDate today) {
    var bounded =
        LegibleText.cleaned(
            text.substring(0, Math.min(text.length(), 2 * MeetingPlan.TITLE_LENGTH)));
    this.words = words;
    this.today = today;
    this.line = new StringBuilder(bounded);
    this.plain = new StringBuilder(QuickWords.fold(bounded));
  }

  QuickText read() {
    readDate();
    readTime();
    var clear = !more();
    var title = line.toString().replaceAll("\\s+", " ").strip();
    return new QuickText(
        title.replaceAll("^[,;:–-]\\s*|\\s*[,;:–-]$", ""), date, time, duration, repeats, clear);
  }

  private void readDate() {
    date =
        take(QuickWords.DATE, this::digits)
            .or(() -> take(words.dayAndMonth(), this::named))
            .or(() -> take(words.monthAndDay(), this::named))
            .or(() -> take(words.afterTomorrow(), _ -> today.plusDays(2)))
            .or(() -> take(words.tomorrow(), _ -> today.plusDays(1)))
            .or(() -> take(words.today(), _ -> today))
            .or(() -> take(words.everyDay(), _ -> everyDay()))
            .or(() -> take(words.weekday(), this::weekday))
            .orElse(null);
  }

  private LocalDate everyDay() {
    repeats = new Recurrence(new Daily(), 1, new Never());
    return today.plusDays(1);
  }

  private LocalDate weekday(MatchResult found) {
    var day = words.day(found.group("weekday"));
    if (found.group("every") != null) {
      repeats = new Recurrence(new Weekly(Set.of(day)), 1, new Never());
    }
    return today.with(TemporalAdjusters.next(day));
  }

  private @Nullable LocalDate digits(MatchResult found) {
    if (found.group("iso") != null) {
      return date(() -> LocalDate.parse(found.group("iso")));
    }
    if (found.group("year") != null) {
      return date(
          () -> LocalDate.of(number(found, "year"), number(found, "month"), number(found, "day")));
    }
    return coming(number(found, "monthOnly"), number(found, "dayOnly"));
  }

  private @Nullable LocalDate named(MatchResult found) {
    var month = words.month(found.group("month")).getValue();
    return found.group("year") == null
        ? coming(month, number(found, "day"))
        : date(() -> LocalDate.of(number(found, "year"), month, number(found, "day")));
  }

  /** Without a year it is the next day of this name. */
  private @Nullable LocalDate coming(int month, int day) {
    var thisYear = date(() -> LocalDate.of(today.getYear(), month, day));
    return thisYear != null && !thisYear.isBefore(today)
        ? thisYear
        : date(() -> LocalDate.of(today.getYear() + 1, month, day));
  }

  private void readTime() {
    afterNoon =
        take(words.partOfDay(), found -> found.group("later") != null)
            .or(() -> take(words.partAfterHour(), found -> found.group("later") != null))
            .orElse(false);
    take(words.span(), this::span);
    if (duration == null) {
      duration = take(words.length(), this::length).orElse(null);
    }
    if (time == null) {
      time =
          take(words.clock(), this::clock)
              .or(() -> take(words.noon(), _ -> LocalTime.NOON))
              .or(() -> take(words.midnight(), _ -> LocalTime.MIDNIGHT))
              .orElse(null);
    }
    var alone = words.hours().matcher(plain).results().count() == 1;
    if (time == null) {
      time =
          take(words.hours(), found -> isTime(found, alone) ? time(found.group()) : null)
              .orElse(null);
    }
    if (duration == null) {
      duration = take(words.hours(), found -> hours(found.group())).orElse(null);
    }
  }

  /** {@code 14h} is a time, and so is the first of two; {@code 1h} alone is one in French only. */
  private boolean isTime(MatchResult found, boolean alone) {
    return words.language() == Language.FRENCH
        || !alone
        || hours(found.group()).compareTo(Duration.ofHours(LONGEST_HOURS)) > 0;
  }

  /** Two numbers are times only if one of them is written as such. */
  private @Nullable Duration span(MatchResult found) {
    if (!found.group().matches(".*[:hm].*")) {
      return null;
    }
    var from = found.group("from");
    var to = found.group("to");
    var begin = time(from);
    var end = time(to);
    if (half(to).equals("p") && half(from).isEmpty()) {
      begin = sameHalf(begin, end);
    } else if (!half(from).isEmpty() && half(to).isEmpty()) {
      end = comingHalf(begin, end);
    }
    if (begin == null || end == null || !end.isAfter(begin)) {
      return null;
    }
    time = begin;
    duration = Duration.between(begin, end);
    return duration;
  }

  /** {@code 8 to 9pm} is an hour in the evening, {@code 9 to 5pm} a day of work. */
  private static @Nullable LocalTime sameHalf(@Nullable LocalTime begin, @Nullable LocalTime end) {
    if (begin == null || end == null || begin.getHour() >= NOON) {
      return begin;
    }
    var later = begin.plusHours(NOON);
    return later.isBefore(end) ? later : begin;
  }

  /** {@code 11am to 1} ends after noon, and {@code 8pm to 9} in the evening. */
  private static @Nullable LocalTime comingHalf(
      @Nullable LocalTime begin, @Nullable LocalTime end) {
    return begin == null || end == null || end.isAfter(begin) || end.getHour() >= NOON
        ? end
        : end.plusHours(NOON);
  }

  /** The {@code p} of {@code 8pm}; empty if none is said. */
  private static String half(String text) {
    var parts = PARTS.matcher(text);
    return parts.matches() && parts.group(3) != null ? parts.group(3) : "";
  }

  private @Nullable Duration length(MatchResult found) {
    var text = found.group("length");
    if (text == null) {
      return hours(found.group("long"));
    }
    if (!Character.isDigit(text.charAt(0))) {
      return Duration.ofMinutes(text.contains("demi") || text.startsWith("half") ? 30 : 60);
    }
    var number = Integer.parseInt(text.replaceAll("\\D", ""));
    return text.contains("h") ? Duration.ofHours(number) : Duration.ofMinutes(number);
  }

  private @Nullable LocalTime clock(MatchResult found) {
    var clock = found.group("clock");
    return time(clock == null ? found.group("bare") : clock);
  }

  private static Duration hours(String text) {
    var parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return Duration.ZERO;
    }
    var minutes = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
    return Duration.ofHours(Integer.parseInt(parts.group(1))).plusMinutes(minutes);
  }

  /** In the afternoon and in the evening, 3 is 15:00. */
  private @Nullable LocalTime time(String text) {
    var parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    var hour = Integer.parseInt(parts.group(1));
    var minute = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
    var half = parts.group(3);
    if (half != null) {
      hour = hour < 1 || hour > NOON ? -1 : hour % NOON + (half.equals("p") ? NOON : 0);
    } else if (afterNoon && hour < NOON) {
      hour += NOON;
    }
    return hour < 0 || hour > 23 || minute > 59 ? null : LocalTime.of(hour, minute);
  }

  /** Whether something is left that was meant as a day or a time. */
  private boolean more() {
    return Stream.of(
            QuickWords.DATE,
            words.dayAndMonth(),
            words.monthAndDay(),
            words.afterTomorrow(),
            words.tomorrow(),
            words.today(),
            words.everyDay(),
            words.weekday(),
            words.length(),
            words.clock(),
            words.hours(),
            words.farther())
        .anyMatch(pattern -> pattern.matcher(plain).find());
  }

  /** The first place that makes sense is blanked out; what makes none stays in the line. */
  private <T> Optional<T> take(Pattern pattern, Function<MatchResult, @Nullable T> read) {
    var matcher = pattern.matcher(plain);
    while (matcher.find()) {
      var found = matcher.toMatchResult();
      var value = read.apply(found);
      if (value != null) {
        line.replace(found.start(), found.end(), " ".repeat(found.end() - found.start()));
        plain.replace(found.start(), found.end(), " ".repeat(found.end() - found.start()));
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static int number(MatchResult found, String group) {
    return Integer.parseInt(found.group(group));
  }

  private static @Nullable LocalDate date(Supplier<LocalDate> parts) {
    try {
      return parts.get();
    } catch (DateTimeException _) {
      return null;
    }
  }
}
