package eu.parvis.signaling.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import eu.parvis.testing.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketSession;

class SocketCareTest {

  private static final long PATIENCE = Patience.LIMIT.toMillis();

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
    verify(session, timeout(PATIENCE)).sendMessage(any(PingMessage.class));
    assertThat(lost).hasValue(0);
  }

  @Test
  void givesUpOnASilentSocketOnce() throws IOException {
    looksFor(SocketCare.SILENT.plusSeconds(1));
    assertThat(lost).hasValue(1);
    verify(session, timeout(PATIENCE)).close(any());
  }

  /** As after a pause of the machine: those who are there answer now. */
  @Test
  void givesUpOnNobodyBecauseTheServerStoodStill() {
    var after = System.nanoTime() + SocketCare.SILENT.plusSeconds(1).toNanos();
    care.check(after);
    assertThat(lost).hasValue(0);
    care.check(after + Duration.ofSeconds(4).toNanos());
    assertThat(lost).as("there is time to answer").hasValue(0);
  }

  @Test
  void forgetsAClosedSocket() {
    care.dismiss(session);
    looksFor(SocketCare.SILENT.plusSeconds(1));
    assertThat(lost).hasValue(0);
  }

  private void looksFor(Duration time) {
    var start = System.nanoTime();
    for (long passed = 0; passed <= time.toSeconds(); passed++) {
      care.check(start + TimeUnit.SECONDS.toNanos(passed));
    }
  }
}
