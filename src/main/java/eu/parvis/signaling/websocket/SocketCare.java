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
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/** Keeps sockets alive, drops dead ones, and gives new streams a time to bind; thread-safe. */
final class SocketCare implements AutoCloseable {

  private static final Duration BETWEEN_PINGS = Duration.ofSeconds(20);
  private static final Duration SILENT = Duration.ofSeconds(60);
  private static final Duration SLOWEST_WRITE = Duration.ofSeconds(10);
  private static final Duration TIME_TO_BIND = Duration.ofSeconds(15);

  private final Map<String, SocketSink> sinks = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("socket-care").factory());

  SocketCare() {
    var seconds = BETWEEN_PINGS.toSeconds();
    Future<?> _ =
        timer.scheduleAtFixedRate(
            () -> sinks.values().forEach(SocketSink::ping), seconds, seconds, TimeUnit.SECONDS);
  }

  /** Takes a new socket into care. */
  SocketSink admit(WebSocketSession session) {
    if (session instanceof NativeWebSocketSession wrapper) {
      var standard = wrapper.getNativeSession(Session.class);
      if (standard != null) {
        standard.setMaxIdleTimeout(SILENT.toMillis());
        standard
            .getUserProperties()
            .put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SLOWEST_WRITE.toMillis());
      }
    }
    var sink = new SocketSink(session);
    sinks.put(session.getId(), sink);
    return sink;
  }

  /** Forgets a closed socket and lets its writer go. */
  void dismiss(WebSocketSession session) {
    var sink = sinks.remove(session.getId());
    if (sink != null) {
      sink.close(FrameSink.Ending.DONE);
    }
  }

  void whenUnbound(Runnable end) {
    Future<?> _ = timer.schedule(end, TIME_TO_BIND.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
