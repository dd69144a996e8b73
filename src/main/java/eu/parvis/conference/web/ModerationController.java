package eu.parvis.conference.web;

import eu.parvis.conference.Action;
import eu.parvis.conference.Conferences;
import eu.parvis.conference.Forbidden;
import eu.parvis.conference.Moderation;
import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.ParticipantName;
import eu.parvis.media.MediaKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is done to others in a call, from its page; the conference decides whether it may be. */
@RestController
@RequestMapping("/api/rooms/{slug}")
@ResponseStatus(HttpStatus.NO_CONTENT)
class ModerationController {

  private final RoomAccess access;
  private final Conferences conferences;
  private final Attempts attempts;

  ModerationController(RoomAccess access, Conferences conferences, Attempts attempts) {
    this.access = access;
    this.conferences = conferences;
    this.attempts = attempts;
  }

  record MuteRequest(@Nullable String kind) {}

  record AllowRequest(@Nullable String what, @Nullable Boolean allowed) {}

  record NameRequest(@Nullable String name) {}

  record RoleRequest(@Nullable String role) {}

  /** Without a word, for good. */
  record RemoveRequest(@Nullable Boolean ban) {}

  record LockRequest(@Nullable Boolean locked) {}

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

  @PostMapping("/mute-all")
  void muteAll(
      HttpServletRequest request, @PathVariable String slug, @RequestBody MuteRequest wanted) {
    var kind = kind(wanted.kind());
    perform(request, slug, (moderation, by) -> moderation.muteAll(by, kind));
  }

  @PostMapping("/participants/{participant}/allow")
  void allow(
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable UUID participant,
      @RequestBody AllowRequest wanted) {
    var what =
        switch (wanted.what()) {
          case "speak" -> Action.SPEAK;
          case "show" -> Action.SHOW;
          case "share" -> Action.SHARE;
          case null, default -> throw new Refusal(RefusalCode.MALFORMED);
        };
    boolean allowed = required(wanted.allowed());
    var target = new ParticipantId(participant);
    perform(request, slug, (moderation, by) -> moderation.allow(by, target, what, allowed));
  }

  @PostMapping("/participants/{participant}/lower-hand")
  void lowerHand(
      HttpServletRequest request, @PathVariable String slug, @PathVariable UUID participant) {
    var target = new ParticipantId(participant);
    perform(request, slug, (moderation, by) -> moderation.lowerHand(by, target));
  }

  @PostMapping("/lower-hands")
  void lowerHands(HttpServletRequest request, @PathVariable String slug) {
    perform(request, slug, Moderation::lowerHands);
  }

  @PostMapping("/participants/{participant}/name")
  void rename(
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable UUID participant,
      @RequestBody NameRequest wanted) {
    var name =
        Optional.ofNullable(wanted.name())
            .flatMap(ParticipantName::parse)
            .orElseThrow(() -> new Refusal(RefusalCode.NAME_INVALID));
    var target = new ParticipantId(participant);
    perform(request, slug, (moderation, by) -> moderation.rename(by, target, name));
  }

  @PostMapping("/participants/{participant}/role")
  void role(
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable UUID participant,
      @RequestBody RoleRequest wanted) {
    var target = new ParticipantId(participant);
    Order order =
        switch (wanted.role()) {
          case "owner" -> (moderation, by) -> moderation.transfer(by, target);
          case "moderator" -> (moderation, by) -> moderation.moderator(by, target, true);
          case "member" -> (moderation, by) -> moderation.moderator(by, target, false);
          case null, default -> throw new Refusal(RefusalCode.MALFORMED);
        };
    perform(request, slug, order);
  }

  @PostMapping("/participants/{participant}/remove")
  void remove(
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable UUID participant,
      @RequestBody RemoveRequest wanted) {
    var ban = wanted.ban() == null || wanted.ban();
    var target = new ParticipantId(participant);
    perform(request, slug, (moderation, by) -> moderation.remove(by, target, ban));
  }

  @PostMapping("/participants/{participant}/lift-ban")
  void liftBan(
      HttpServletRequest request, @PathVariable String slug, @PathVariable UUID participant) {
    var target = new ParticipantId(participant);
    perform(request, slug, (moderation, by) -> moderation.liftBan(by, target));
  }

  @PostMapping("/participants/{participant}/to-lobby")
  void toLobby(
      HttpServletRequest request, @PathVariable String slug, @PathVariable UUID participant) {
    var target = new ParticipantId(participant);
    perform(request, slug, (moderation, by) -> moderation.sendToLobby(by, target));
  }

  @PostMapping("/lock")
  void lock(
      HttpServletRequest request, @PathVariable String slug, @RequestBody LockRequest wanted) {
    boolean locked = required(wanted.locked());
    perform(request, slug, (moderation, by) -> moderation.lock(by, locked));
  }

  @PostMapping("/policies")
  void policies(
      HttpServletRequest request, @PathVariable String slug, @RequestBody PolicyRequest wanted) {
    perform(
        request,
        slug,
        (moderation, by) -> moderation.policies(by, wanted.applied(moderation.policies())));
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
    attempts.order(by);
    try {
      conferences.of(room.id()).perform(conference -> order.give(conference.moderation(), by));
    } catch (Forbidden e) {
      throw new Refusal(RefusalCode.NOT_ALLOWED);
    }
  }

  private static boolean required(@Nullable Boolean said) {
    if (said == null) {
      throw new Refusal(RefusalCode.MALFORMED);
    }
    return said;
  }

  private static MediaKind kind(@Nullable String word) {
    return switch (word) {
      case "audio" -> MediaKind.AUDIO;
      case "video" -> MediaKind.VIDEO;
      case null, default -> throw new Refusal(RefusalCode.MALFORMED);
    };
  }
}
