package eu.parvis.conference.web;

import eu.parvis.conference.WaitingId;
import eu.parvis.room.RoomId;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * The stream of events to one who waits. Only the newest of what waits to be sent is sent, by a
 * thread that exists while it does, so a browser that reads slowly delays nobody else.
 */
final class WaitingPage {

  /** After which a browser opens a stream again that broke. */
  private static final Duration RECONNECT = Duration.ofSeconds(1);

  final WaitingId id;
  final RoomId room;
  final SseEmitter emitter = new SseEmitter(0L);
  private final Executor threads;
  private final Consumer<WaitingPage> ended;
  private final AtomicReference<@Nullable Runnable> next = new AtomicReference<>();
  private final AtomicBoolean sending = new AtomicBoolean();
  private @Nullable WaitingAnswer told;
  private boolean missed;

  /**
   * @param ended hears that nothing can be told any more, perhaps more than once
   */
  WaitingPage(WaitingId id, RoomId room, Executor threads, Consumer<WaitingPage> ended) {
    this.id = id;
    this.room = room;
    this.threads = threads;
    this.ended = ended;
    emitter.onCompletion(() -> ended.accept(this));
  }

  /** Tells how things stand, unless that was told last. */
  void tell(WaitingAnswer answer) {
    if (!answer.equals(told)) {
      told = answer;
      later(() -> send(event(answer)));
    }
  }

  /**
   * Notes that its request was not among those that were looked at.
   *
   * @return false the first time, unless it was among them before: the look may have begun before
   *     the request was made
   */
  boolean miss() {
    var before = missed || told != null;
    missed = true;
    return before;
  }

  /** Shows the page, and what is between, that the stream lives; pages hear no comments. */
  void beat() {
    if (next.compareAndSet(null, () -> send(SseEmitter.event().name("beat").data("")))) {
      run();
    }
  }

  /** Tells the last and ends the stream. */
  void end(WaitingAnswer last) {
    later(() -> {
      send(event(last));
      emitter.complete();
    });
  }

  private static SseEventBuilder event(WaitingAnswer answer) {
    return SseEmitter.event()
        .reconnectTime(RECONNECT.toMillis())
        .data(answer, MediaType.APPLICATION_JSON);
  }

  private void later(Runnable what) {
    next.set(what);
    run();
  }

  private void run() {
    if (sending.compareAndSet(false, true)) {
      threads.execute(this::drain);
    }
  }

  private void drain() {
    do {
      for (var what = next.getAndSet(null); what != null; what = next.getAndSet(null)) {
        what.run();
      }
      sending.set(false);
    } while (next.get() != null && sending.compareAndSet(false, true));
  }

  private void send(SseEventBuilder event) {
    try {
      emitter.send(event);
    } catch (IOException | IllegalStateException e) {
      // The container completes the emitter of a connection that broke.
      ended.accept(this);
    }
  }
}
