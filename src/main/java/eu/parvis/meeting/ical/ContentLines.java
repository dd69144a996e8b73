package eu.parvis.meeting.ical;

import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.ComponentContainer;

/** Lines of at most 75 octets, cut between characters (RFC 5545, 3.1). */
final class ContentLines {

  private static final int OCTETS = 75;
  private static final int TWO_OCTETS = 0x80;
  private static final int THREE_OCTETS = 0x800;
  private static final String BREAK = "\r\n";
  private static final String FOLD = BREAK + " ";

  private ContentLines() {}

  /** The text of a calendar. */
  static String write(Calendar calendar) {
    var folded = new StringBuilder();
    line("BEGIN:VCALENDAR", folded);
    calendar.getPropertyList().getAll().forEach(line -> line(line.toString(), folded));
    calendar.getComponentList().getAll().forEach(component -> write(component, folded));
    line("END:VCALENDAR", folded);
    return folded.toString();
  }

  private static void write(Component component, StringBuilder folded) {
    line("BEGIN:" + component.getName(), folded);
    component.getPropertyList().getAll().forEach(line -> line(line.toString(), folded));
    if (component instanceof ComponentContainer<?> container) {
      container.getComponentList().getAll().forEach(inner -> write(inner, folded));
    }
    line("END:" + component.getName(), folded);
  }

  /** A property of the library ends its line itself. */
  private static void line(String line, StringBuilder folded) {
    fold(line.endsWith(BREAK) ? line.substring(0, line.length() - BREAK.length()) : line, folded);
    folded.append(BREAK);
  }

  private static void fold(String line, StringBuilder folded) {
    var octets = 0;
    var begin = 0;
    for (var at = 0; at < line.length(); ) {
      var character = line.codePointAt(at);
      var size = octets(character);
      if (octets + size > OCTETS) {
        folded.append(line, begin, at).append(FOLD);
        begin = at;
        octets = 1;
      }
      octets += size;
      at += Character.charCount(character);
    }
    folded.append(line, begin, line.length());
  }

  /** In UTF-8; of half a pair, those of the question mark that is written for it. */
  private static int octets(int character) {
    if (character < TWO_OCTETS || Character.getType(character) == Character.SURROGATE) {
      return 1;
    }
    if (character < THREE_OCTETS) {
      return 2;
    }
    return Character.isBmpCodePoint(character) ? 3 : 4;
  }
}
