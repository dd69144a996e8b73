package eu.parvis.meeting.ical;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * A zone as VTIMEZONE (RFC 5545, 3.6.5), from the rules that the JDK has, which are those that the
 * times were computed with. What repeats every year is a rule, as Outlook needs it.
 */
final class ZoneText {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

  /** Where rules of clocks are a list, as in Morocco, so much of it is written. */
  private static final int YEARS_OF_LIST = 10;

  /** Since when a rule is said to hold that holds at all times that matter: what others write. */
  private static final int ALWAYS = 1970;

  private ZoneText() {}

  /** What the clock of a zone does from a moment on. */
  static void write(ZoneId zone, Instant moment, ContentLines lines) {
    lines.begin("VTIMEZONE");
    lines.add("TZID", zone.getId());
    observances(zone.getRules(), moment, lines);
    lines.end("VTIMEZONE");
  }

  private static void observances(ZoneRules rules, Instant moment, ContentLines lines) {
    var begin = rules.previousTransition(moment.plusNanos(1));
    if (begin == null || rules.nextTransition(moment) == null) {
      unchanging(rules.getOffset(moment), lines);
    }
    if (rules.nextTransition(moment) == null) {
      return;
    }
    var listed =
        rules.getTransitions().stream().filter(change -> matters(change, begin, moment)).toList();
    listed.forEach(change -> observance(change, null, lines));
    var since = listed.isEmpty() ? ALWAYS : listed.getLast().getDateTimeBefore().getYear() + 1;
    for (var rule : rules.getTransitionRules()) {
      yearly(rule, since, moment, lines);
    }
  }

  private static boolean matters(
      ZoneOffsetTransition change, @Nullable ZoneOffsetTransition begin, Instant moment) {
    var horizon = moment.atOffset(ZoneOffset.UTC).plusYears(YEARS_OF_LIST).toInstant();
    return (begin == null || !change.getInstant().isBefore(begin.getInstant()))
        && change.getInstant().isBefore(horizon);
  }

  private static void yearly(
      ZoneOffsetTransitionRule rule, int since, Instant moment, ContentLines lines) {
    var yearly = YearlyRule.of(rule);
    if (yearly.isPresent()) {
      observance(rule.createTransition(since), yearly.get(), lines);
      return;
    }
    var first = Math.max(since, moment.atOffset(ZoneOffset.UTC).getYear() - 1);
    for (var year = first; year < Math.min(first + YEARS_OF_LIST, Year.MAX_VALUE); year++) {
      observance(rule.createTransition(year), null, lines);
    }
  }

  private static void unchanging(ZoneOffset offset, ContentLines lines) {
    observance("STANDARD", ALWAYS + "0101T000000", null, offset, offset, lines);
  }

  /**
   * Not by the rules' own word: Ireland's summer is its standard time, which confuses calendars.
   */
  private static void observance(
      ZoneOffsetTransition change, @Nullable String rule, ContentLines lines) {
    observance(
        change.isGap() ? "DAYLIGHT" : "STANDARD",
        LOCAL.format(change.getDateTimeBefore()),
        rule,
        change.getOffsetBefore(),
        change.getOffsetAfter(),
        lines);
  }

  private static void observance(
      String component,
      String start,
      @Nullable String rule,
      ZoneOffset before,
      ZoneOffset after,
      ContentLines lines) {
    lines.begin(component);
    lines.add("DTSTART", start);
    if (rule != null) {
      lines.add("RRULE", rule);
    }
    lines.add("TZOFFSETFROM", text(before));
    lines.add("TZOFFSETTO", text(after));
    lines.end(component);
  }

  /** Hours and minutes, and seconds where an age without zones needs them. */
  private static String text(ZoneOffset offset) {
    return offset.equals(ZoneOffset.UTC) ? "+0000" : offset.getId().replace(":", "");
  }
}
