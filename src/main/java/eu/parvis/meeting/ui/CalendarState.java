package eu.parvis.meeting.ui;

import com.vaadin.flow.router.QueryParameters;
import eu.parvis.account.Reading;
import eu.parvis.meeting.MeetingFilter;
import eu.parvis.meeting.MeetingFilter.Kind;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.RepeatText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the calendar shows, as its address says it: {@code
 * ?view=week&date=2026-11-26&search=budget&kind=series&cancelled=no}.
 *
 * @param date a day of what is shown; of the list, the first one
 */
record CalendarState(Mode mode, LocalDate date, MeetingFilter filter) {

  private static final int DATE_LENGTH = "2026-12-31".length();

  /** How much is seen at once, and how. */
  enum Mode {
    DAY,
    WEEK,
    MONTH,
    LIST;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Mode> of(String code) {
      return Arrays.stream(values()).filter(mode -> mode.code().equals(code)).findFirst();
    }
  }

  /** The days that a grid shows, from the first to before the last, in the reader's zone. */
  record Range(LocalDate from, LocalDate to) {

    Instant start(Reading reading) {
      return from.atStartOfDay(reading.zone()).toInstant();
    }

    Instant end(Reading reading) {
      return to.atStartOfDay(reading.zone()).toInstant();
    }
  }

  /**
   * Reads an address; what it does not say, or says in no way we know, is {@code usual} and {@code
   * today}.
   */
  static CalendarState of(QueryParameters address, Mode usual, LocalDate today) {
    var cancelled = !address.getSingleParameter("cancelled").equals(Optional.of("no"));
    return new CalendarState(
        address.getSingleParameter("view").flatMap(Mode::of).orElse(usual),
        address.getSingleParameter("date").flatMap(CalendarState::date).orElse(today),
        new MeetingFilter(
            address.getSingleParameter("search").orElse(""),
            address.getSingleParameter("kind").flatMap(CalendarState::kind).orElse(Kind.ALL),
            cancelled));
  }

  /** The address, without what is not special in it. */
  QueryParameters address() {
    return address(LocalDate.MIN);
  }

  /** The address that shows the same later on: today is no date, but whatever day it is then. */
  QueryParameters address(LocalDate today) {
    var parameters = new LinkedHashMap<String, List<String>>();
    parameters.put("view", List.of(mode.code()));
    if (!date.equals(today)) {
      parameters.put("date", List.of(date.toString()));
    }
    if (!filter.text().isEmpty()) {
      parameters.put("search", List.of(filter.text()));
    }
    if (filter.kind() != Kind.ALL) {
      parameters.put("kind", List.of(filter.kind().name().toLowerCase(Locale.ROOT)));
    }
    if (!filter.cancelled()) {
      parameters.put("cancelled", List.of("no"));
    }
    return new QueryParameters(Map.copyOf(parameters));
  }

  CalendarState in(Mode other) {
    return new CalendarState(other, date, filter);
  }

  CalendarState at(LocalDate day) {
    return MeetingPlan.allows(day) ? new CalendarState(mode, day, filter) : this;
  }

  CalendarState with(MeetingFilter other) {
    return new CalendarState(mode, date, other);
  }

  /** One day, week or month further, or with -1 back; the list goes by weeks. */
  CalendarState step(int count) {
    return at(
        switch (mode) {
          case DAY -> date.plusDays(count);
          case WEEK, LIST -> date.plusWeeks(count);
          case MONTH -> date.withDayOfMonth(1).plusMonths(count);
        });
  }

  /** The days of the grid; a month is filled up to whole weeks. */
  Range range(Locale locale) {
    var firstDay = WeekFields.of(locale).getFirstDayOfWeek();
    var weekStart = TemporalAdjusters.previousOrSame(firstDay);
    return switch (mode) {
      case DAY, LIST -> new Range(date, date.plusDays(1));
      case WEEK -> new Range(date.with(weekStart), date.with(weekStart).plusWeeks(1));
      case MONTH ->
          new Range(
              date.withDayOfMonth(1).with(weekStart),
              date.with(TemporalAdjusters.lastDayOfMonth()).with(weekStart).plusWeeks(1));
    };
  }

  /** What is shown, in words: a day, from when to when, a month. */
  String title(Reading reading, RepeatText.Translate translate) {
    return switch (mode) {
      case DAY -> reading.longDate(date);
      case LIST -> translate.get("calendar.from", reading.longDate(date));
      case WEEK -> {
        var range = range(reading.locale());
        var last = range.to().minusDays(1);
        var first = untilNamed(range.from(), last, reading);
        yield translate.get("calendar.week", first, reading.date(last), number(range.from()));
      }
      case MONTH -> DateTimeFormatter.ofPattern("LLLL uuuu", reading.locale()).format(date);
    };
  }

  /** Of a week, as Europe counts them (ISO 8601). */
  private static String number(LocalDate monday) {
    return String.valueOf(monday.get(WeekFields.ISO.weekOfWeekBasedYear()));
  }

  /** Of the first of two days, what the second does not say as well. */
  private static String untilNamed(LocalDate first, LocalDate last, Reading reading) {
    if (first.getYear() != last.getYear()) {
      return reading.date(first);
    }
    return first.getMonth() == last.getMonth()
        ? reading.dayNumber(first)
        : reading.dayOfMonth(first);
  }

  private static Optional<LocalDate> date(String text) {
    if (text.length() != DATE_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text)).filter(MeetingPlan::allows);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Optional<Kind> kind(String code) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(code))
        .findFirst();
  }
}
