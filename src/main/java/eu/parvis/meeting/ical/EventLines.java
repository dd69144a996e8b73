package eu.parvis.meeting.ical;

import eu.parvis.meeting.ical.CalendarTime.Day;
import eu.parvis.meeting.ical.CalendarTime.Floating;
import eu.parvis.meeting.ical.CalendarTime.Zoned;
import eu.parvis.meeting.ical.Line.Keywords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.Label;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.parameter.Value;

/** The lines of one VEVENT (RFC 5545, 3.6.1). */
final class EventLines {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern UNTIL = Pattern.compile("UNTIL=(\\d{8})(?!T)");

  private static final int LINE_SEPARATOR = 0x2028;
  private static final int PARAGRAPH_SEPARATOR = 0x2029;
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
  private static final Pattern CONTROLS_IN_LINES = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n]]");

  private final Method method;
  private final Event event;
  private final List<Property> lines = new ArrayList<>();

  private EventLines(Method method, Event event) {
    this.method = method;
    this.event = event;
  }

  static CalendarComponent component(Method method, Event event) {
    var writer = new EventLines(method, event);
    writer.identity();
    writer.time();
    writer.text();
    writer.people();
    writer.handling();
    return new VEvent(new PropertyList(writer.lines));
  }

  static boolean utc(Zoned time) {
    return time.zone().normalized().equals(ZoneOffset.UTC);
  }

  /** Text for one line. */
  static String clean(String text) {
    return hasControls(text, false) ? CONTROLS.matcher(text).replaceAll(" ") : text;
  }

  private static String cleanLines(String text) {
    return hasControls(text, true) ? CONTROLS_IN_LINES.matcher(text).replaceAll("") : text;
  }

  /** Whether there is anything to look for: in most texts there is not. */
  private static boolean hasControls(String text, boolean lines) {
    for (var at = 0; at < text.length(); at++) {
      var one = text.charAt(at);
      if (one < ' ' ? !lines || (one != '\n' && one != '\t') : Character.isISOControl(one)) {
        return true;
      }
      if (one == LINE_SEPARATOR || one == PARAGRAPH_SEPARATOR) {
        return true;
      }
    }
    return false;
  }

  private void identity() {
    var revision = event.revision();
    add("UID", revision.uid().toString());
    add("DTSTAMP", utc(revision.stamp()));
    add("SEQUENCE", Integer.toString(revision.sequence()));
  }

  private void time() {
    var time = event.time();
    if (time.instance() != null) {
      add("RECURRENCE-ID", time.instance());
    }
    add("DTSTART", time.start());
    add("DTEND", time.end());
    if (time.rule() != null) {
      add("RRULE", rule(time.rule(), time.start()));
    }
    time.without().stream().sorted().forEach(day -> add("EXDATE", time.start().on(day)));
  }

  /** UNTIL has the form of the start, and counts in UTC where that has a zone (3.3.10). */
  private static String rule(String rule, CalendarTime start) {
    return UNTIL
        .matcher(rule)
        .replaceFirst(found -> {
          var last = LocalDate.parse(found.group(1), DateTimeFormatter.BASIC_ISO_DATE);
          return "UNTIL="
              + switch (start.on(last)) {
                case Zoned(var local, var zone) -> utc(local.atZone(zone).toInstant());
                case Floating(var local) -> LOCAL.format(local);
                case Day _ -> found.group(1);
              };
        });
  }

  private void text() {
    var text = event.text();
    var link = text.link().toString();
    lines.add(Line.text("SUMMARY", clean(text.summary())));
    lines.add(Line.text("DESCRIPTION", cleanLines(link + "\n\n" + text.description()).strip()));
    var place = text.place().isEmpty() ? link : text.place() + " – " + link;
    lines.add(Line.text("LOCATION", clean(place)));
    add("URL", link);
    add(
        "CONFERENCE",
        link,
        Value.URI,
        new Keywords("FEATURE", "AUDIO,VIDEO"),
        Keywords.of("LABEL", clean(text.linkLabel()), Label::new));
  }

  private void people() {
    var organizer = event.organizer();
    if (organizer != null) {
      add("ORGANIZER", "mailto:" + organizer.reply(), named(organizer.name()));
    }
    event.attendees().forEach(this::attendee);
  }

  private void attendee(Attendee attendee) {
    var parameters = new ArrayList<Parameter>();
    parameters.add(CuType.INDIVIDUAL);
    parameters.add(attendee.optional() ? Role.OPT_PARTICIPANT : Role.REQ_PARTICIPANT);
    parameters.add(new Keywords("PARTSTAT", attendee.partStat().text()));
    if (method == Method.REQUEST) {
      parameters.add(attendee.asked() ? Rsvp.TRUE : Rsvp.FALSE);
    }
    if (!attendee.name().isBlank()) {
      parameters.add(named(attendee.name()));
    }
    add("ATTENDEE", "mailto:" + attendee.address(), parameters.toArray(Parameter[]::new));
  }

  private static Parameter named(String name) {
    return Keywords.of("CN", clean(name), Cn::new);
  }

  /** How calendars show it. We read no proposals of another time, and say so to Outlook. */
  private void handling() {
    var cancelled = event.cancelled() || method == Method.CANCEL;
    var sure = !event.tentative();
    add("STATUS", cancelled ? "CANCELLED" : sure ? "CONFIRMED" : "TENTATIVE");
    add("CLASS", "PUBLIC");
    add("TRANSP", cancelled ? "TRANSPARENT" : "OPAQUE");
    add("X-MICROSOFT-CDO-BUSYSTATUS", cancelled ? "FREE" : sure ? "BUSY" : "TENTATIVE");
    add("X-MICROSOFT-DISALLOW-COUNTER", "TRUE");
  }

  private void add(String name, CalendarTime time) {
    switch (time) {
      case Zoned zoned when utc(zoned) -> add(name, LOCAL.format(zoned.local()) + "Z");
      case Zoned(var local, var zone) ->
          add(name, LOCAL.format(local), Keywords.of("TZID", zone.getId(), TzId::new));
      case Floating(var local) -> add(name, LOCAL.format(local));
      case Day(var date) -> add(name, DateTimeFormatter.BASIC_ISO_DATE.format(date), Value.DATE);
    }
  }

  private void add(String name, String value, Parameter... parameters) {
    lines.add(new Line(name, value, parameters));
  }

  private static String utc(Instant moment) {
    return UTC.format(moment);
  }
}
