package eu.parvis.meeting.ical;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.TzId;
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
  static VTimeZone from(ZoneId zone, Instant moment) {
    var id = new TzId(zone.getId());
    return new VTimeZone(
        new PropertyList(List.of(id)), new ComponentList<>(observances(zone.getRules(), moment)));
  }

  private static List<Observance> observances(ZoneRules rules, Instant moment) {
    var begin = rules.previousTransition(moment.plusNanos(1));
    if (rules.nextTransition(moment) == null) {
      return List.of(unchanging(rules.getOffset(moment)));
    }
    var listed =
        rules.getTransitions().stream().filter(change -> matters(change, begin, moment)).toList();
    var found = new ArrayList<Observance>();
    if (begin == null) {
      found.add(unchanging(rules.getOffset(moment)));
    }
    listed.forEach(change -> found.add(observance(change, null)));
    var since = listed.isEmpty() ? ALWAYS : listed.getLast().getDateTimeBefore().getYear() + 1;
    for (var rule : rules.getTransitionRules()) {
      addYearly(rule, since, moment, found);
    }
    return found;
  }

  private static boolean matters(
      ZoneOffsetTransition change, @Nullable ZoneOffsetTransition begin, Instant moment) {
    var horizon = moment.atOffset(ZoneOffset.UTC).plusYears(YEARS_OF_LIST).toInstant();
    return (begin == null || !change.getInstant().isBefore(begin.getInstant()))
        && change.getInstant().isBefore(horizon);
  }

  private static void addYearly(
      ZoneOffsetTransitionRule rule, int since, Instant moment, List<Observance> found) {
    var yearly = YearlyRule.of(rule);
    if (yearly.isPresent()) {
      found.add(observance(rule.createTransition(since), yearly.get()));
      return;
    }
    var first = Math.max(since, moment.atOffset(ZoneOffset.UTC).getYear() - 1);
    for (var year = first; year < Math.min(first + YEARS_OF_LIST, Year.MAX_VALUE); year++) {
      found.add(observance(rule.createTransition(year), null));
    }
  }

  private static Observance unchanging(ZoneOffset offset) {
    return new Standard(
        new PropertyList(
            List.of(
                property("DTSTART", ALWAYS + "0101T000000"),
                property("TZOFFSETFROM", text(offset)),
                property("TZOFFSETTO", text(offset)))));
  }

  private static Observance observance(ZoneOffsetTransition change, @Nullable String rule) {
    var properties = new ArrayList<Property>();
    properties.add(property("DTSTART", LOCAL.format(change.getDateTimeBefore())));
    if (rule != null) {
      properties.add(property("RRULE", rule));
    }
    properties.add(property("TZOFFSETFROM", text(change.getOffsetBefore())));
    properties.add(property("TZOFFSETTO", text(change.getOffsetAfter())));
    var list = new PropertyList(properties);
    // Not by the rules' own word: Ireland's summer is its standard time, which confuses calendars.
    return change.isGap() ? new Daylight(list) : new Standard(list);
  }

  private static Property property(String name, String value) {
    return new Line(name, value);
  }

  /** Hours and minutes, and seconds where an age without zones needs them. */
  private static String text(ZoneOffset offset) {
    return offset.equals(ZoneOffset.UTC) ? "+0000" : offset.getId().replace(":", "");
  }
}
