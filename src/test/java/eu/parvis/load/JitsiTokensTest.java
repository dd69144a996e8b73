package eu.parvis.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How people enter a room of a Jitsi deployment. */
class JitsiTokensTest {

  private static final String LINK = "https://meet.example.org/Load";

  private static Ticket ticket(String link, List<String> tokens, int number) throws IOException {
    return new JitsiTokens(URI.create(link), "meet.example.org", tokens).next(number);
  }

  @Test
  void anOpenRoomIsEnteredByItsNameAlone() throws IOException {
    Ticket ticket = ticket(LINK, List.of(), 0);
    assertThat(ticket.socket())
        .isEqualTo(URI.create("wss://meet.example.org/xmpp-websocket?room=load"));
    assertThat(ticket.origin()).isEqualTo("https://meet.example.org");
    assertThat(ticket.domain()).isEqualTo("meet.example.org");
    assertThat(ticket.muc()).isEqualTo("conference.meet.example.org");
    assertThat(ticket.focus()).isEqualTo("focus.meet.example.org");
  }

  @Test
  void tokensAreUsedInTurns() throws IOException {
    for (int number = 0; number < 4; number++) {
      assertThat(ticket(LINK, List.of("eyJ.a.b", "eyJ.c.d"), number).socket().getQuery())
          .isEqualTo("room=load&token=" + (number % 2 == 0 ? "eyJ.a.b" : "eyJ.c.d"));
    }
  }

  @Test
  void aTokenStaysOutOfLogs() throws IOException {
    assertThat(ticket(LINK, List.of("eyJ.a.b"), 0).toString()).doesNotContain("eyJ");
  }

  @Test
  void withoutTlsTheSocketHasNoneEither() throws IOException {
    Ticket ticket = ticket("http://localhost:8000/load?jwt=x#config", List.of(), 0);
    assertThat(ticket.socket())
        .isEqualTo(URI.create("ws://localhost:8000/xmpp-websocket?room=load"));
    assertThat(ticket.origin()).isEqualTo("http://localhost:8000");
  }

  @ParameterizedTest
  @CsvSource({
    "Weekly-Call, weekly-call",
    "R%C3%A9union, r%c3%a9union",
    "Re%CC%81union, r%c3%a9union",
    "My%20Room, my%20room"
  })
  void theNameOfARoomIsWrittenAsJitsisPageWritesIt(String path, String room) throws IOException {
    Ticket ticket = ticket("https://meet.example.org/" + path, List.of(), 0);
    assertThat(ticket.room()).isEqualTo(room);
    assertThat(ticket.socket().getRawQuery()).isEqualTo("room=" + room);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://meet.example.org",
        "https://meet.example.org/",
        "https://meet.example.org/a/b"
      })
  void aLinkThatNamesNoRoomIsRefused(String link) {
    assertThatThrownBy(() -> ticket(link, List.of(), 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no room");
  }
}
