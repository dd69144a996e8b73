package eu.parvis.signaling.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import eu.parvis.signaling.client.FrameSink;
import eu.parvis.signaling.xep0198sm.StreamManagement;
import eu.parvis.testing.Patience;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

class SocketSinkTest {

  private final WebSocketSession session = mock(WebSocketSession.class);
  private final LinkedBlockingQueue<String> written = new LinkedBlockingQueue<>();
  private final CountDownLatch writing = new CountDownLatch(1);
  private final CountDownLatch readable = new CountDownLatch(1);

  @BeforeEach
  void recordWrites() throws IOException {
    doAnswer(
            call -> {
              writing.countDown();
              readable.await();
              return written.add(call.getArgument(0, TextMessage.class).getPayload());
            })
        .when(session)
        .sendMessage(any());
    doAnswer(call -> written.add("closed " + call.getArgument(0, CloseStatus.class).getCode()))
        .when(session)
        .close(any());
  }

  @Test
  void writesInOrderAndCloses() throws InterruptedException {
    readable.countDown();
    var sink = new SocketSink(session);
    sink.send("one");
    sink.send("two");
    sink.close(FrameSink.Ending.DONE);
    sink.send("three");
    assertThat(next()).isEqualTo("one");
    assertThat(next()).isEqualTo("two");
    assertThat(next()).isEqualTo("closed 1000");
  }

  @Test
  void takesEverythingThatAResumptionSendsAgain() throws InterruptedException {
    var sink = new SocketSink(session);
    sink.send("first");
    writing.await();
    var frame = "x".repeat(10_000);
    for (var i = 0; i < StreamManagement.MAX_UNACKNOWLEDGED_CHARS / frame.length(); i++) {
      sink.send(frame);
    }
    readable.countDown();
    assertThat(next()).isEqualTo("first");
    assertThat(next()).isEqualTo(frame);
    assertThat(StreamManagement.MAX_UNACKNOWLEDGED).isLessThan(SocketSink.MAX_FRAMES);
  }

  @Test
  void closesASocketThatTakesItsFramesTooSlowly() throws InterruptedException {
    var sink = new SocketSink(session);
    sink.send("first");
    writing.await();
    for (var i = 0; i <= SocketSink.MAX_FRAMES; i++) {
      sink.send("frame");
    }
    readable.countDown();
    assertThat(next()).isEqualTo("first");
    assertThat(next()).isEqualTo("closed 1013");
  }

  @Test
  void closesASocketThatHoldsUpTooMuchText() throws InterruptedException {
    var sink = new SocketSink(session);
    var half = "x".repeat(SocketSink.MAX_CHARS / 2);
    sink.send(half);
    writing.await();
    sink.send(half);
    sink.send(half);
    readable.countDown();
    assertThat(next()).isEqualTo(half);
    assertThat(next()).isEqualTo("closed 1013");
  }

  private String next() throws InterruptedException {
    var what = written.poll(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    return what == null ? "nothing" : what;
  }
}
