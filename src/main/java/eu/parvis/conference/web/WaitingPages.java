package eu.parvis.conference.web;

import static java.util.stream.Collectors.toMap;

import eu.parvis.conference.Lobby;
import eu.parvis.conference.LobbyDesk;
import eu.parvis.conference.LobbySeen;
import eu.parvis.conference.Waiting;
import eu.parvis.conference.WaitingId;
import eu.parvis.room.AgendaChanged;
import eu.parvis.room.RoomId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The pages of those who wait, one for each, and what they are told. */
@Component
class WaitingPages {

  private final Lobby lobby;
  private final LobbyDesk desk;
  private final Clock clock;
  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<RoomId, Map<WaitingId, WaitingPage>> pages = new ConcurrentHashMap<>();

  WaitingPages(Lobby lobby, LobbyDesk desk, Clock clock) {
    this.lobby = lobby;
    this.desk = desk;
    this.clock = clock;
  }

  /** Opens the stream of one who waits, in the place of an older one. */
  SseEmitter open(Waiting waiting) {
    var page = new WaitingPage(waiting.id(), waiting.room(), threads, this::close);
    pages.compute(
        page.room,
        (_, known) -> {
          var ofRoom = known == null ? new ConcurrentHashMap<WaitingId, WaitingPage>() : known;
          var older = ofRoom.put(page.id, page);
          if (older != null) {
            older.end(WaitingAnswer.ELSEWHERE);
          }
          return ofRoom;
        });
    // The first event tells the browser that the stream stands; how things stand follows.
    page.beat();
    lobby.see(List.of(page.id));
    desk.review(page.room);
    return page.emitter;
  }

  /** A stream that says that there is nothing to wait for, and ends. */
  SseEmitter gone() {
    var emitter = new SseEmitter();
    try {
      emitter.send(WaitingAnswer.GONE, MediaType.APPLICATION_JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    emitter.complete();
    return emitter;
  }

  private void close(WaitingPage page) {
    pages.computeIfPresent(
        page.room,
        (_, ofRoom) -> {
          ofRoom.remove(page.id, page);
          return ofRoom.isEmpty() ? null : ofRoom;
        });
  }

  @EventListener
  void tell(LobbySeen seen) {
    var ofRoom = pages.getOrDefault(seen.room(), Map.of());
    var now = clock.instant();
    var answers =
        seen.requests().stream()
            .collect(toMap(Waiting::id, request -> WaitingAnswer.of(request, seen, now)));
    ofRoom.forEach((id, page) -> {
      var answer = answers.get(id);
      if (answer != null) {
        page.tell(answer);
      } else if (page.miss()) {
        page.tell(WaitingAnswer.GONE);
      } else {
        desk.review(page.room);
      }
    });
  }

  /** Whoever waits hears at once that a meeting will not take place. */
  @TransactionalEventListener(fallbackExecution = true)
  void look(AgendaChanged changed) {
    if (pages.containsKey(changed.room())) {
      desk.review(changed.room());
    }
  }

  /**
   * A page counts as heard of while its stream stands: one that is gone ends it by the next beat.
   */
  @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
  void beat() {
    var all = pages.values().stream().flatMap(ofRoom -> ofRoom.values().stream()).toList();
    all.forEach(WaitingPage::beat);
    lobby.see(all.stream().map(page -> page.id).toList());
  }

  /** Streams would keep the server from stopping; browsers come back to the next one. */
  @EventListener(ContextClosedEvent.class)
  void stop() {
    pages.values().forEach(ofRoom -> ofRoom.values().forEach(page -> page.emitter.complete()));
  }
}
