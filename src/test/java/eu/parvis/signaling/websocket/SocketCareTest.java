package eu.parvis.signaling.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketSession;

class SocketCareTest {

  private final SocketCare care = new SocketCare();
  private final WebSocketSession session = mock(WebSocketSession.class);
  private final AtomicInteger lost = new AtomicInteger();

  @BeforeEach
  void admit() {
    when(session.getId()).thenReturn("id");
    care.admit(session, new SocketSink(session), lost::incrementAndGet);
  }

  @AfterEach
  void close() {
    care.close();
  }

  @Test
  void pingsASocketThatIsHeard() throws IOException {
    care.check(System.nanoTime());
    verify(session, timeout(5_000)).sendMessage(any(PingMessage.class));
    assertThat(lost).hasValue(0);
  }

  @Test
  void givesUpOnASilentSocketOnce() throws IOException {
    var later = System.nanoTime() + SocketCare.SILENT.plusSeconds(1).toNanos();
    care.check(later);
    care.check(later);
    assertThat(lost).hasValue(1);
    verify(session, timeout(5_000)).close(any());
    verify(session, never()).sendMessage(any());
  }

  @Test
  void forgetsAClosedSocket() {
    care.dismiss(session);
    care.check(System.nanoTime() + SocketCare.SILENT.plusSeconds(1).toNanos());
    assertThat(lost).hasValue(0);
  }
}
