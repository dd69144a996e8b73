package eu.parvis.conference.web;

import eu.parvis.conference.Admission;
import eu.parvis.conference.CallPictures;
import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.Standing;
import eu.parvis.conference.WaitingId;
import eu.parvis.room.RoomDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pictures of those in a call and of those who wait for it. Whoever may not see one is answered as
 * if there were none. Browsers keep it and ask each time whether it is still so.
 */
@RestController
@RequestMapping("/api/rooms/{slug}")
class CallPictureController {

  private final RoomAccess access;
  private final CallPictures pictures;

  CallPictureController(RoomAccess access, CallPictures pictures) {
    this.access = access;
    this.pictures = pictures;
  }

  @GetMapping("/participants/{participant:[0-9a-f-]{36}}/picture.jpg")
  ResponseEntity<byte[]> present(
      HttpServletRequest request, @PathVariable String slug, @PathVariable UUID participant) {
    var room = access.room(request, slug);
    return answer(
        by(request, room)
            .flatMap(by -> pictures.ofPresent(room.id(), by, new ParticipantId(participant))));
  }

  @GetMapping("/lobby/{waiting:[0-9a-f-]{36}}/picture.jpg")
  ResponseEntity<byte[]> waiting(
      HttpServletRequest request, @PathVariable String slug, @PathVariable UUID waiting) {
    var room = access.room(request, slug);
    return answer(
        by(request, room).flatMap(by -> pictures.ofWaiting(room.id(), by, new WaitingId(waiting))));
  }

  private Optional<ParticipantId> by(HttpServletRequest request, RoomDetails room) {
    return access
        .held(request, room)
        .filter(held -> held.standing() == Standing.VALID)
        .map(Admission::participant);
  }

  private static ResponseEntity<byte[]> answer(Optional<byte[]> found) {
    var jpeg = found.orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag(DigestUtils.md5DigestAsHex(jpeg))
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(jpeg);
  }
}
