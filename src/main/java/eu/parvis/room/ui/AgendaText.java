package eu.parvis.room.ui;

import eu.parvis.account.Reading;
import eu.parvis.room.Agenda;
import eu.parvis.room.RoomDetails;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** What takes place in a room next, as one line on its reader's clock. */
final class AgendaText {

  private final Reading reading;
  private final Instant now;
  private final Translator translator;

  AgendaText(Reading reading, Instant now, Translator translator) {
    this.reading = reading;
    this.now = now;
    this.translator = translator;
  }

  /** Finds a text in the language of the page. */
  interface Translator {
    String translate(String key, Object... parameters);
  }

  String of(RoomDetails room) {
    return switch (room.agenda()) {
      case Agenda.Open open -> open(open);
      case Agenda.Cancelled cancelled ->
          translator.translate("room.agenda.cancelled", cancelled.title(), when(cancelled.start()));
    };
  }

  private String open(Agenda.Open open) {
    var start = open.start();
    var end = open.end();
    if (start == null || end == null) {
      return translator.translate("room.agenda.nothing");
    }
    if (start.toInstant().isAfter(now)) {
      return translator.translate("room.agenda.next", open.title(), when(start));
    }
    if (end.toInstant().isAfter(now)) {
      return translator.translate("room.agenda.now", open.title(), time(end));
    }
    return over(open, start, open.next());
  }

  private String over(Agenda.Open open, ZonedDateTime start, @Nullable ZonedDateTime next) {
    return next == null
        ? translator.translate("room.agenda.last", open.title(), when(start))
        : translator.translate("room.agenda.following", when(next));
  }

  private String when(ZonedDateTime time) {
    return reading.dateTime(time.toInstant());
  }

  private String time(ZonedDateTime time) {
    return reading.time(reading.here(time.toInstant()));
  }
}
