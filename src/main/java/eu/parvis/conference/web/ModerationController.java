package eu.parvis.conference.web;

import eu.parvis.conference.Conferences;
import eu.parvis.conference.Forbidden;
import eu.parvis.conference.Moderation;
import eu.parvis.conference.ParticipantId;
import eu.parvis.media.MediaKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the owner of a room does to others in its call; the conference decides whether it may. */
@RestController
@RequestMapping("/api/rooms/{slug}")
@ResponseStatus(HttpStatus.NO_CONTENT)
class ModerationController {

  private final RoomAccess access;
  private final Conferences conferences;

  ModerationController(RoomAccess access, Conferences conferences) {
    this.access = access;
    this.conferences = conferences;
  }

  record MuteRequest(@Nullable String kind) {}

  @PostMapping("/participants/{participant}/mute")
  void mute(
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable UUID participant,
      @RequestBody MuteRequest wanted) {
    var kind = kind(wanted.kind());
    var target = new ParticipantId(participant);
    perform(request, slug, (moderation, by) -> moderation.mute(by, target, kind));
  }

  @PostMapping("/participants/{participant}/remove")
  void remove(
      HttpServletRequest request, @PathVariable String slug, @PathVariable UUID participant) {
    var target = new ParticipantId(participant);
    perform(request, slug, (moderation, by) -> moderation.remove(by, target));
  }

  @PostMapping("/end")
  void end(HttpServletRequest request, @PathVariable String slug) {
    perform(request, slug, Moderation::end);
  }

  private interface Order {
    void give(Moderation moderation, ParticipantId by) throws Forbidden;
  }

  private void perform(HttpServletRequest request, String slug, Order order) {
    var room = access.room(request, slug);
    var by = access.participant(request, room).participant();
    try {
      conferences.of(room.id()).perform(conference -> order.give(conference.moderation(), by));
    } catch (Forbidden e) {
      throw new Refusal(RefusalCode.NOT_ALLOWED);
    }
  }

  private static MediaKind kind(@Nullable String word) {
    return switch (word) {
      case "audio" -> MediaKind.AUDIO;
      case "video" -> MediaKind.VIDEO;
      case null, default -> throw new Refusal(RefusalCode.MALFORMED);
    };
  }
}
