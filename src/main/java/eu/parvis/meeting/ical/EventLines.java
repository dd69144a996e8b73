package eu.parvis.meeting.ical;

import eu.parvis.meeting.ical.CalendarTime.Day;
import eu.parvis.meeting.ical.CalendarTime.Floating;
import eu.parvis.meeting.ical.CalendarTime.Zoned;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private final ContentLines lines;

  private EventLines(Method method, Event event, ContentLines lines) {
    this.method = method;
    this.event = event;
    this.lines = lines;
  }

  static void write(Method method, Event event, ContentLines lines) {
    var writer = new EventLines(method, event, lines);
    lines.begin("VEVENT");
    writer.identity();
    writer.time();
    writer.text();
    writer.people();
    writer.handling();
    lines.end("VEVENT");
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
    lines.add("UID", revision.uid().toString());
    lines.add("DTSTAMP", utc(revision.stamp()));
    lines.add("SEQUENCE", Integer.toString(revision.sequence()));
  }

  private void time() {
    var time = event.time();
    if (time.instance() != null) {
      add("RECURRENCE-ID", time.instance());
    }
    add("DTSTART", time.start());
    add("DTEND", time.end());
    if (time.rule() != null) {
      lines.add("RRULE", rule(time.rule(), time.start()));
    }
    time.without().stream().sorted().forEach(day -> add("EXDATE", time.start().on(day)));
  }

  /** UNTIL has the form of the start, and counts in UTC where that has a zone (3.3.10). */
  private static String rule(String rule, CalendarTime start) {
    return UNTIL
        .matcher(rule)
        .replaceFirst(found -> {
          var last = LocalDate.parse(found.group(1), DateTimeFormatter.BASIC_ISO_DATE);
          var end =
              switch (start.on(last)) {
                case Zoned(var local, var zone) -> utc(local.atZone(zone).toInstant());
                case Floating(var local) -> LOCAL.format(local);
                case Day _ -> found.group(1);
              };
          return "UNTIL=" + Matcher.quoteReplacement(end);
        });
  }

  private void text() {
    var text = event.text();
    var link = text.link().toString();
    lines.addText("SUMMARY", clean(text.summary()));
    lines.addText("DESCRIPTION", cleanLines(link + "\n\n" + text.description()).strip());
    var place = text.place().isEmpty() ? link : text.place() + " – " + link;
    lines.addText("LOCATION", clean(place));
    lines.add("URL", link);
    lines.add(
        "CONFERENCE",
        link,
        Parameters.URI,
        "FEATURE=AUDIO,VIDEO",
        Parameters.text("LABEL", clean(text.linkLabel())));
  }

  private void people() {
    var organizer = event.organizer();
    if (organizer != null) {
      lines.add("ORGANIZER", "mailto:" + organizer.reply().ascii(), named(organizer.name()));
    }
    event.attendees().forEach(this::attendee);
  }

  private void attendee(Attendee attendee) {
    var parameters = new ArrayList<String>();
    parameters.add("CUTYPE=INDIVIDUAL");
    parameters.add("ROLE=" + (attendee.optional() ? "OPT-PARTICIPANT" : "REQ-PARTICIPANT"));
    parameters.add("PARTSTAT=" + attendee.partStat().text());
    if (method == Method.REQUEST) {
      parameters.add("RSVP=" + (attendee.asked() ? "TRUE" : "FALSE"));
    }
    if (!attendee.name().isBlank()) {
      parameters.add(named(attendee.name()));
    }
    lines.add(
        "ATTENDEE", "mailto:" + attendee.address().ascii(), parameters.toArray(String[]::new));
  }

  private static String named(String name) {
    return Parameters.text("CN", clean(name));
  }

  /** How calendars show it. We read no proposals of another time, and say so to Outlook. */
  private void handling() {
    var cancelled = event.cancelled() || method == Method.CANCEL;
    var sure = !event.tentative();
    lines.add("STATUS", cancelled ? "CANCELLED" : sure ? "CONFIRMED" : "TENTATIVE");
    lines.add("CLASS", "PUBLIC");
    lines.add("TRANSP", cancelled ? "TRANSPARENT" : "OPAQUE");
    lines.add("X-MICROSOFT-CDO-BUSYSTATUS", cancelled ? "FREE" : sure ? "BUSY" : "TENTATIVE");
    lines.add("X-MICROSOFT-DISALLOW-COUNTER", "TRUE");
  }

  private void add(String name, CalendarTime time) {
    switch (time) {
      case Zoned zoned when utc(zoned) -> lines.add(name, LOCAL.format(zoned.local()) + "Z");
      case Zoned(var local, var zone) ->
          lines.add(name, LOCAL.format(local), Parameters.text("TZID", zone.getId()));
      case Floating(var local) -> lines.add(name, LOCAL.format(local));
      case Day(var date) ->
          lines.add(name, DateTimeFormatter.BASIC_ISO_DATE.format(date), Parameters.DATE);
    }
  }

  private static String utc(Instant moment) {
    return UTC.format(moment);
  }
}
