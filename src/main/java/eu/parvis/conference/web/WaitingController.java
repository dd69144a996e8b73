package eu.parvis.conference.web;

import eu.parvis.conference.Lobby;
import eu.parvis.conference.LobbyDesk;
import eu.parvis.conference.Waiting;
import eu.parvis.room.RoomDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What one who waits hears, as server-sent events, and how they stop waiting. */
@RestController
@RequestMapping("/api/rooms/{slug}/waiting")
class WaitingController {

  /** Asks nginx to pass each event on at once. */
  private static final String NO_BUFFERING = "X-Accel-Buffering";

  private static final MediaType EVENTS =
      new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8);

  private final RoomAccess access;
  private final Lobby lobby;
  private final LobbyDesk desk;
  private final WaitingPages pages;

  WaitingController(RoomAccess access, Lobby lobby, LobbyDesk desk, WaitingPages pages) {
    this.access = access;
    this.lobby = lobby;
    this.desk = desk;
    this.pages = pages;
  }

  /** How things stand, whole, at the beginning of each stream: nothing is missed between two. */
  @GetMapping
  ResponseEntity<SseEmitter> events(HttpServletRequest request, @PathVariable String slug) {
    var room = access.room(request, slug);
    return ResponseEntity.ok()
        .contentType(EVENTS)
        .cacheControl(CacheControl.noStore())
        .header(NO_BUFFERING, "no")
        .body(held(request, room).map(pages::open).orElseGet(pages::gone));
  }

  @PostMapping("/leave")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  ResponseEntity<Void> leave(HttpServletRequest request, @PathVariable String slug) {
    var room = access.room(request, slug);
    held(request, room)
        .ifPresent(waiting -> {
          lobby.cancel(waiting.id());
          desk.review(room.id());
        });
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, SecretCookie.TICKET.drop(room.slug()))
        .build();
  }

  private Optional<Waiting> held(HttpServletRequest request, RoomDetails room) {
    return SecretCookie.TICKET
        .read(request, room.slug())
        .flatMap(secret -> lobby.find(room.id(), secret));
  }
}
