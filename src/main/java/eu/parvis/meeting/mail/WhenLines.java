package eu.parvis.meeting.mail;

import eu.parvis.account.Reading;
import eu.parvis.kernel.TimeSpan;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.MessageSource;

/** The time in the meeting's zone and, where its clock is another one, in the reader's. */
public final class WhenLines {

  private final MessageSource texts;
  private final Reading reading;

  public WhenLines(MessageSource texts, Reading reading) {
    this.texts = texts;
    this.reading = reading;
  }

  /** One line, or two. */
  public List<String> of(TimeSpan when) {
    var start = when.start();
    var theirs = begins(inZone(when, start.getZone()));
    var zone = reading.zone();
    return start.withZoneSameInstant(zone).getOffset().equals(start.getOffset())
        ? List.of(theirs)
        : List.of(theirs, text("when.yours", inZone(when, zone)));
  }

  /** In the reader's zone, or in the meeting's where its clock is the same. */
  String yours(TimeSpan when) {
    var start = when.start();
    var here = start.withZoneSameInstant(reading.zone());
    var same = here.getOffset().equals(start.getOffset());
    return inZone(when, same ? start.getZone() : reading.zone());
  }

  /** As a line begins. */
  private String begins(String line) {
    return line.substring(0, 1).toUpperCase(reading.locale()) + line.substring(1);
  }

  private String inZone(TimeSpan when, ZoneId zone) {
    var start = when.start().withZoneSameInstant(zone);
    var end = when.end().withZoneSameInstant(zone);
    var last =
        end.toLocalDate().equals(start.toLocalDate())
            ? reading.time(end)
            : reading.longDate(end) + ", " + reading.time(end);
    var offset = start.getOffset().getId();
    return text(
        "when",
        reading.longDate(start),
        reading.time(start),
        last,
        zone.getId().replace('_', ' '),
        offset.equals("Z") ? "" : offset);
  }

  private String text(String key, Object... arguments) {
    return texts.getMessage("mail." + key, arguments, reading.language().locale());
  }
}
