package eu.parvis.account;

import eu.parvis.kernel.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** How somebody reads dates and times: in which language, in which zone. */
public record Reading(Language language, ZoneId zone) {

  /** The locale for formats: European where the language alone would mean another continent's. */
  public Locale locale() {
    return switch (language) {
      case FRENCH -> Locale.FRANCE;
      case ENGLISH -> Locale.UK;
    };
  }

  /** The moment in this zone. */
  public ZonedDateTime here(Instant moment) {
    return moment.atZone(zone);
  }

  /** Such as {@code Tuesday 24 November 2026}. */
  public String longDate(TemporalAccessor date) {
    return format("EEEE " + day(date) + " MMMM uuuu", date);
  }

  /** Such as {@code 24 November 2026}. */
  public String date(TemporalAccessor date) {
    return format(day(date) + " MMMM uuuu", date);
  }

  /** Such as {@code 24 November}. */
  public String dayOfMonth(TemporalAccessor date) {
    return format(day(date) + " MMMM", date);
  }

  /** Such as {@code 24}. */
  public String dayNumber(TemporalAccessor date) {
    return format(day(date), date);
  }

  /** In French the first of a month alone is an ordinal. */
  private String day(TemporalAccessor date) {
    return language == Language.FRENCH && date.get(ChronoField.DAY_OF_MONTH) == 1 ? "d'er'" : "d";
  }

  private String format(String pattern, TemporalAccessor date) {
    return DateTimeFormatter.ofPattern(pattern, locale()).format(date);
  }

  /** Such as {@code 09:30}; both languages are read with 24 hours. */
  public String time(TemporalAccessor time) {
    return DateTimeFormatter.ofPattern("HH:mm", locale()).format(LocalTime.from(time));
  }

  /** Such as {@code 24 November 2026, 09:30}, in this zone. */
  public String dateTime(Instant moment) {
    var local = here(moment);
    return date(local) + ", " + time(local);
  }

  /** Such as {@code Nov}. */
  public String shortMonth(LocalDate date) {
    return date.getMonth().getDisplayName(TextStyle.SHORT, locale());
  }

  /** Such as {@code Tue}. */
  public String shortDay(LocalDate date) {
    return date.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale());
  }
}
