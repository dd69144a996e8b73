package eu.parvis.conference.web;

import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes whoever is in a call along when the link of the room is replaced. */
@RestController
class LinkController {

  private final RoomAccess access;
  private final Rooms rooms;

  LinkController(RoomAccess access, Rooms rooms) {
    this.access = access;
    this.rooms = rooms;
  }

  record LinkAnswer(String link) {}

  /** Has the browser hold its admission under the link that the room has now. */
  @PostMapping("/api/rooms/{slug}/link")
  ResponseEntity<LinkAnswer> link(HttpServletRequest request, @PathVariable String slug) {
    var room = access.room(request, slug);
    var _ = access.participant(request, room);
    var secret =
        SecretCookie.ADMISSION
            .read(request, room.slug())
            .orElseThrow(() -> new Refusal(RefusalCode.NO_ADMISSION));
    var link =
        rooms
            .find(room.id())
            .map(RoomDetails::slug)
            .orElseThrow(() -> new Refusal(RefusalCode.UNKNOWN_ROOM));
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, SecretCookie.ADMISSION.write(request, link, secret))
        .body(new LinkAnswer(link.value()));
  }
}
