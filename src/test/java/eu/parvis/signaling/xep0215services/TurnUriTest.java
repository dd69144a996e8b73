package eu.parvis.signaling.xep0215services;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TurnUriTest {

  @ParameterizedTest
  @CsvSource({
    "turn:turn.example.org, turn, turn.example.org, 3478, udp",
    "turn:turn.example.org:80?transport=tcp, turn, turn.example.org, 80, tcp",
    "turns:turn.example.org, turns, turn.example.org, 5349, tcp",
    "turns:192.0.2.7:443?transport=tcp, turns, 192.0.2.7, 443, tcp",
    "turn:[2001:db8::7]:3478?transport=udp, turn, [2001:db8::7], 3478, udp",
  })
  void readsAddressesAsRfc7065WritesThem(
      String text, String type, String host, int port, String transport) {
    assertThat(TurnUri.parse(text)).contains(new TurnUri(type, host, port, transport));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "turn:",
        "turn.example.org",
        "stun:stun.example.org",
        "turn://turn.example.org",
        "turn:turn.example.org:0",
        "turn:turn.example.org:65536",
        "turn:turn.example.org?transport=sctp",
        "turn:someone@turn.example.org",
        "turn:2001:db8::7",
      })
  void refusesWhatIsNone(String text) {
    assertThat(TurnUri.parse(text)).isEmpty();
  }

  @Test
  void refusesTlsOverUdpWhichNoBrowserUses() {
    assertThat(TurnUri.parse("turns:turn.example.org:443?transport=udp")).isEmpty();
  }
}
