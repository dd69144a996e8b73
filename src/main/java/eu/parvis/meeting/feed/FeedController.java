package eu.parvis.meeting.feed;

import eu.parvis.account.NetworkAddress;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SecretToken;
import eu.parvis.account.Tally;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.kernel.SecurityEvent;
import eu.parvis.meeting.Calendars;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers calendars that ask for what they subscribed to. Whoever has the address has no account
 * here; a wrong one is told nothing. Asking changes nothing.
 */
@RestController
class FeedController {

  /** Wrong addresses of one network within {@link #WINDOW}. */
  static final int MOST_MISSES = 30;

  /** Questions for one feed within {@link #WINDOW}: several devices of somebody impatient. */
  static final int MOST_READS = 120;

  static final Duration WINDOW = Duration.ofMinutes(10);

  private static final MediaType CALENDAR =
      MediaType.parseMediaType("text/calendar;charset=utf-8;method=PUBLISH");

  private final CalendarFeeds feeds;
  private final Calendars calendars;
  private final People people;
  private final FeedVersions versions;
  private final PublicUrl publicUrl;
  private final Tally misses;
  private final Tally reads;

  FeedController(
      CalendarFeeds feeds,
      Calendars calendars,
      People people,
      FeedVersions versions,
      PublicUrl publicUrl,
      Clock clock) {
    this.feeds = feeds;
    this.calendars = calendars;
    this.people = people;
    this.versions = versions;
    this.publicUrl = publicUrl;
    this.misses = new Tally(clock, MOST_MISSES, WINDOW);
    this.reads = new Tally(clock, MOST_READS, WINDOW);
  }

  @GetMapping(CalendarFeeds.PATH + "{file}")
  ResponseEntity<byte[]> feed(HttpServletRequest request, @PathVariable String file) {
    var person = token(file).flatMap(feeds::owner).flatMap(people::findActive);
    var wait =
        person
            .map(found -> reads.take(found.id().toString()))
            .orElseGet(() -> misses.take(NetworkAddress.key(request.getRemoteAddr())));
    if (person.isEmpty()) {
      request.setAttribute(SecurityEvent.ATTRIBUTE, SecurityEvent.control("calendar-unknown"));
    }
    if (!wait.isZero()) {
      return later(wait);
    }
    return person.map(found -> answer(request, found)).orElseGet(FeedController::nothing);
  }

  /** Other paths are nobody's: without this they would be taken for a view's. */
  @RequestMapping(CalendarFeeds.PATH + "**")
  ResponseEntity<byte[]> nothingHere() {
    return nothing();
  }

  /** Spring compares the tag and the date with what the subscriber has, and then says 304. */
  private ResponseEntity<byte[]> answer(HttpServletRequest request, PersonProfile person) {
    var base = publicUrl.base(URI.create(request.getRequestURL().toString()));
    var source = URI.create(base + request.getRequestURI());
    var text = calendars.feed(person, base, source);
    var version = versions.of(person.id(), text);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag(version.tag())
        .lastModified(version.since())
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"parvis.ics\"")
        .contentType(CALENDAR)
        .body(text);
  }

  /** Anything may be asked for; what is too long to be a token is none. */
  private static Optional<SecretToken> token(String file) {
    var name =
        file.endsWith(CalendarFeeds.ENDING)
            ? file.substring(0, file.length() - CalendarFeeds.ENDING.length())
            : "";
    return Optional.of(new SecretToken(name.substring(0, Math.min(name.length(), 64))));
  }

  private static ResponseEntity<byte[]> later(Duration wait) {
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1))
        .build();
  }

  private static ResponseEntity<byte[]> nothing() {
    return ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build();
  }
}
