package eu.parvis.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that is read with patience: what comes waits in a queue for one reader. Anybody may
 * write.
 */
final class TextSocket implements AutoCloseable {

  private static final Duration CONNECTS = Duration.ofSeconds(20);
  private static final int MAX_CHARS = 1 << 21;
  private static final int MAX_WAITING = 10_000;

  /** Stands for the end. */
  private static final String END = "";

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>(MAX_WAITING);
  private final WebSocket socket;

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (text.length() > MAX_CHARS) {
        from.abort();
        received.offer(END);
      } else if (last) {
        if (!text.isEmpty()) {
          received.offer(text.toString());
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      received.offer(END);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      received.offer(END);
    }
  }

  /** Connects, as a page of {@code origin} would. */
  TextSocket(HttpClient http, URI address, String origin, @Nullable String protocol)
      throws IOException {
    WebSocket.Builder builder =
        http.newWebSocketBuilder().connectTimeout(CONNECTS).header("Origin", origin);
    if (protocol != null) {
      builder.subprotocols(protocol);
    }
    try {
      socket = builder.buildAsync(address, new Listener()).join();
    } catch (CompletionException e) {
      throw new IOException("No WebSocket: " + reason(e), e.getCause());
    }
  }

  private static String reason(CompletionException failed) {
    return failed.getCause() instanceof WebSocketHandshakeException refused
        ? "HTTP " + refused.getResponse().statusCode()
        : String.valueOf(failed.getCause());
  }

  /** Sends a text. The JDK wants one send after the other. */
  synchronized void send(String text) {
    try {
      socket.sendText(text, true).get(CONNECTS.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      socket.abort();
      received.offer(END);
    }
  }

  /**
   * The next text.
   *
   * @return null if none came in time
   * @throws IOException at the end
   */
  @Nullable String next(Duration patience) throws IOException, InterruptedException {
    String text = received.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (END.equals(text)) {
      throw new IOException("The WebSocket was closed");
    }
    return text;
  }

  @Override
  public void close() {
    socket.abort();
    received.offer(END);
  }
}
