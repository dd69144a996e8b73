package eu.parvis.conference.web;

import eu.parvis.conference.Forbidden;
import eu.parvis.conference.LobbyOrders;
import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.WaitingId;
import eu.parvis.room.RoomId;
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

/** What those in a call do about who waits; the conference decides whether they may. */
@RestController
@RequestMapping("/api/rooms/{slug}/lobby")
@ResponseStatus(HttpStatus.NO_CONTENT)
class LobbyController {

  private final RoomAccess access;
  private final LobbyOrders orders;
  private final Attempts attempts;

  LobbyController(RoomAccess access, LobbyOrders orders, Attempts attempts) {
    this.access = access;
    this.orders = orders;
    this.attempts = attempts;
  }

  /**
   * Of whom it is decided, and by which names.
   *
   * @param until the newest telling that the page has shown
   */
  record Shown(@Nullable Long until) {

    /** The last of all, where a page of an older version says nothing. */
    long orLast() {
      return until == null ? Long.MAX_VALUE : until;
    }

    long required() {
      if (until == null) {
        throw new Refusal(RefusalCode.MALFORMED);
      }
      return until;
    }
  }

  record Saying(@Nullable String text) {

    @Override
    public String toString() {
      return "Saying[hidden]";
    }
  }

  @PostMapping("/{waiting}/admit")
  void admit(
      HttpServletRequest request,
      @PathVariable String slug,
      @PathVariable UUID waiting,
      @RequestBody Shown shown) {
    var who = new WaitingId(waiting);
    perform(request, slug, (room, by) -> orders.admit(room, by, who, shown.orLast()));
  }

  @PostMapping("/{waiting}/refuse")
  void refuse(HttpServletRequest request, @PathVariable String slug, @PathVariable UUID waiting) {
    perform(request, slug, (room, by) -> orders.refuse(room, by, new WaitingId(waiting)));
  }

  @PostMapping("/admit-all")
  void admitAll(HttpServletRequest request, @PathVariable String slug, @RequestBody Shown shown) {
    var until = shown.required();
    perform(request, slug, (room, by) -> orders.admitAll(room, by, until));
  }

  @PostMapping("/refuse-all")
  void refuseAll(HttpServletRequest request, @PathVariable String slug, @RequestBody Shown shown) {
    var until = shown.required();
    perform(request, slug, (room, by) -> orders.refuseAll(room, by, until));
  }

  @PostMapping("/message")
  void message(HttpServletRequest request, @PathVariable String slug, @RequestBody Saying saying) {
    var text = saying.text();
    if (text == null) {
      throw new Refusal(RefusalCode.MALFORMED);
    }
    perform(
        request,
        slug,
        (room, by) -> {
          if (!orders.say(room, by, text)) {
            throw new Refusal(RefusalCode.TEXT_INVALID);
          }
        });
  }

  private interface Order {
    void give(RoomId room, ParticipantId by) throws Forbidden;
  }

  private void perform(HttpServletRequest request, String slug, Order order) {
    var room = access.room(request, slug);
    var by = access.participant(request, room).participant();
    attempts.order(by);
    try {
      order.give(room.id(), by);
    } catch (Forbidden e) {
      throw new Refusal(RefusalCode.NOT_ALLOWED);
    }
  }
}
