package eu.parvis.room;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What browsers and programs get that ask for a calendar.
 *
 * @param name of the file, {@code .ics} included
 * @param text iCalendar (RFC 5545)
 */
public record CalendarFile(String name, String text) {

  /** A calendar to be read, which asks for nothing (RFC 5546 section 1.4). */
  public static final MediaType TYPE =
      MediaType.parseMediaType("text/calendar;charset=utf-8;method=PUBLISH");

  /** To be saved, and kept by nobody on the way. */
  public ResponseEntity<byte[]> answer() {
    var saved = ContentDisposition.attachment().filename(name).build();
    return ResponseEntity.ok()
        .contentType(TYPE)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
