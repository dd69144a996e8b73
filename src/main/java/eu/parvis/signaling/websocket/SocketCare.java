package eu.parvis.signaling.websocket;

import eu.parvis.signaling.client.FrameSink;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/**
 * Pings sockets, gives up on those that are not heard, and gives new streams a time to bind;
 * thread-safe. A network that breaks closes no socket: silence is all that is noticed of it.
 */
final class SocketCare implements AutoCloseable {

  /** A socket that was not heard for this long is lost; browsers answer pings by themselves. */
  static final Duration SILENT = Duration.ofSeconds(12);

  private static final Duration BETWEEN_PINGS = Duration.ofSeconds(4);

  /** When a look comes this long after the one before, it is the server that stood still. */
  private static final Duration STOOD_STILL = BETWEEN_PINGS.multipliedBy(2);

  private static final Duration SLOWEST_WRITE = Duration.ofSeconds(10);
  private static final Duration TIME_TO_BIND = Duration.ofSeconds(15);

  private final Map<String, Ward> wards = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("socket-care").factory());

  /** A socket in care. */
  private static final class Ward {
    final SocketSink sink;
    final Runnable lost;
    volatile long heardNanos;

    Ward(SocketSink sink, Runnable lost, long nowNanos) {
      this.sink = sink;
      this.lost = lost;
      this.heardNanos = nowNanos;
    }
  }

  private final AtomicLong checkedNanos = new AtomicLong(System.nanoTime());

  SocketCare() {
    var seconds = BETWEEN_PINGS.toSeconds();
    Future<?> _ =
        timer.scheduleAtFixedRate(
            () -> check(System.nanoTime()), seconds, seconds, TimeUnit.SECONDS);
  }

  /**
   * Takes a new socket into care.
   *
   * @param lost runs when the socket is given up because it is silent
   */
  void admit(WebSocketSession session, SocketSink sink, Runnable lost) {
    if (session instanceof NativeWebSocketSession wrapper) {
      var standard = wrapper.getNativeSession(Session.class);
      if (standard != null) {
        standard
            .getUserProperties()
            .put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SLOWEST_WRITE.toMillis());
      }
    }
    wards.put(session.getId(), new Ward(sink, lost, System.nanoTime()));
  }

  /** Something came by the socket. */
  void heard(WebSocketSession session) {
    var ward = wards.get(session.getId());
    if (ward != null) {
      ward.heardNanos = System.nanoTime();
    }
  }

  /** Forgets a closed socket and lets its writer go. */
  void dismiss(WebSocketSession session) {
    var ward = wards.remove(session.getId());
    if (ward != null) {
      ward.sink.close(FrameSink.Ending.DONE);
    }
  }

  void whenUnbound(Runnable end) {
    Future<?> _ = timer.schedule(end, TIME_TO_BIND.toSeconds(), TimeUnit.SECONDS);
  }

  /**
   * Pings every socket and gives up on the silent ones. Where the server itself stood still, nobody
   * could be heard, so silence is counted from now.
   */
  void check(long nowNanos) {
    var stoodStill = nowNanos - checkedNanos.getAndSet(nowNanos) > STOOD_STILL.toNanos();
    wards.forEach((id, ward) -> {
      if (stoodStill) {
        ward.heardNanos = nowNanos;
      }
      if (nowNanos - ward.heardNanos <= SILENT.toNanos()) {
        ward.sink.ping();
      } else if (wards.remove(id, ward)) {
        ward.lost.run();
        ward.sink.close(FrameSink.Ending.GOING_AWAY);
      }
    });
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
