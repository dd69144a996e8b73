package eu.parvis.signaling.websocket;

import eu.parvis.signaling.client.FrameSink;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * The writing side of a WebSocket: a bounded queue and a virtual thread that empties it. A socket
 * that takes its frames too slowly is closed: at {@value #MAX_FRAMES} waiting frames or {@value
 * #MAX_CHARS} waiting UTF-16 units. Thread-safe, never blocks the sender.
 */
final class SocketSink implements FrameSink {

  static final int MAX_FRAMES = 2_000;
  static final int MAX_CHARS = 2_000_000;

  private static final Logger log = LoggerFactory.getLogger(SocketSink.class);

  private final WebSocketSession session;
  private final LinkedBlockingQueue<Item> queue = new LinkedBlockingQueue<>(MAX_FRAMES + 2);
  private final AtomicInteger waitingChars = new AtomicInteger();
  private final AtomicBoolean closing = new AtomicBoolean();

  /** What waits to be written. */
  private sealed interface Item {
    record Frame(String text) implements Item {}

    record Ping() implements Item {}

    record Close(Ending ending) implements Item {}
  }

  SocketSink(WebSocketSession session) {
    this.session = session;
    Thread.ofVirtual().name("socket-writer").start(this::drain);
  }

  @Override
  public void send(String frame) {
    if (closing.get()) {
      return;
    }
    var chars = waitingChars.addAndGet(frame.length());
    if (chars > MAX_CHARS || queue.size() >= MAX_FRAMES) {
      giveUp();
    } else {
      queue.add(new Item.Frame(frame));
    }
  }

  @Override
  public void close(Ending ending) {
    if (closing.compareAndSet(false, true)) {
      queue.add(new Item.Close(ending));
    }
  }

  /** Asks the browser for a sign of life. */
  void ping() {
    if (!closing.get() && queue.isEmpty()) {
      queue.add(new Item.Ping());
    }
  }

  private void giveUp() {
    if (closing.compareAndSet(false, true)) {
      log.info("A socket is closed: it takes its frames too slowly");
      queue.clear();
      queue.add(new Item.Close(Ending.TOO_SLOW));
    }
  }

  private void drain() {
    try {
      while (write(queue.take())) {
        // Until the close frame is written.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      log.debug("A socket broke while it was written", e);
      closing.set(true);
      closeQuietly(Ending.TOO_SLOW);
    }
  }

  private boolean write(Item item) throws IOException {
    return switch (item) {
      case Item.Frame(String text) -> {
        session.sendMessage(new TextMessage(text));
        waitingChars.addAndGet(-text.length());
        yield true;
      }
      case Item.Ping _ -> {
        session.sendMessage(new PingMessage());
        yield true;
      }
      case Item.Close(Ending ending) -> {
        session.close(new CloseStatus(ending.code()));
        yield false;
      }
    };
  }

  private void closeQuietly(Ending ending) {
    try {
      session.close(new CloseStatus(ending.code()));
    } catch (IOException | RuntimeException e) {
      log.debug("A broken socket could not be closed", e);
    }
  }
}
