package eu.parvis.meeting.feed;

import eu.parvis.account.SignedIn;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.meeting.Calendars;
import eu.parvis.meeting.MeetingId;
import eu.parvis.meeting.Part;
import eu.parvis.room.CalendarFile;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A meeting of one's own as a file for another calendar; the login says whose. */
@RestController
class DownloadController {

  private final SignedIn signedIn;
  private final Calendars calendars;
  private final PublicUrl publicUrl;

  DownloadController(SignedIn signedIn, Calendars calendars, PublicUrl publicUrl) {
    this.signedIn = signedIn;
    this.calendars = calendars;
    this.publicUrl = publicUrl;
  }

  @GetMapping("/meetings/{meeting:[0-9a-f-]{36}}/{day:\\d{4}-\\d{2}-\\d{2}}.ics")
  ResponseEntity<byte[]> meeting(
      HttpServletRequest request,
      @PathVariable String meeting,
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
    var base = publicUrl.base(URI.create(request.getRequestURL().toString()));
    var text =
        MeetingId.parse(meeting)
            .flatMap(id ->
                signedIn
                    .current()
                    .flatMap(me -> calendars.meeting(new Part.One(id, day), me, base)));
    return text.map(found -> new CalendarFile("parvis.ics", found).answer())
        .orElseGet(() -> ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build());
  }
}
