package eu.parvis.conference.web;

import eu.parvis.kernel.Language;
import eu.parvis.room.CalendarFile;
import eu.parvis.room.RoomCalendar;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The meeting of a link as a file for the visitor's calendar. */
@RestController
class CalendarController {

  private final RoomAccess access;
  private final RoomCalendar calendar;
  private final RequestOrigin origin;

  CalendarController(RoomAccess access, RoomCalendar calendar, RequestOrigin origin) {
    this.access = access;
    this.calendar = calendar;
    this.origin = origin;
  }

  @GetMapping("/api/rooms/{slug}/calendar.ics")
  ResponseEntity<byte[]> coming(HttpServletRequest request, @PathVariable String slug) {
    var room = access.room(request, slug);
    var link = URI.create(origin.base(request) + "/" + room.slug());
    var text =
        calendar
            .coming(room.id(), Language.of(request.getLocale()), link)
            .orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
    return new CalendarFile(room.slug() + ".ics", text).answer();
  }
}
