package eu.parvis.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The forwarding unit on a real socket of the loopback interface. */
class MediaBridgeTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int ALICES_VOICE = 0x1001;
  private static final int BOBS_VOICE = 0x1002;
  private static final long PATIENCE_SECONDS = 30;

  private final MediaBridge bridge = start(0);

  private static MediaBridge start(int port) {
    return MediaBridge.start(new MediaSettings(LOOPBACK, port, List.of(LOOPBACK), 2));
  }

  @AfterEach
  void close() {
    bridge.close();
  }

  private static void speakUntilHeard(SocketPeer speaker, int ssrc, SocketPeer listener)
      throws InterruptedException {
    Integer heard = null;
    for (int i = 0; i < PATIENCE_SECONDS * 50 && heard == null; i++) {
      speaker.sendAudio(ssrc, i);
      heard = listener.heard.poll(20, TimeUnit.MILLISECONDS);
    }
    assertThat(heard).isEqualTo(ssrc);
  }

  @Test
  void twoPeersHearEachOther() throws IOException, InterruptedException {
    MediaConference conference = bridge.open("test");
    try (var alice = new SocketPeer(conference, "aaaa0001");
        var bob = new SocketPeer(conference, "bbbb0002")) {
      alice.answer(ALICES_VOICE);
      bob.answer(BOBS_VOICE);
      assertThat(alice.connect(PATIENCE_SECONDS)).isTrue();
      assertThat(bob.connect(PATIENCE_SECONDS)).isTrue();
      assertThat(alice.events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              MediaEvent.Connected.class,
              connected -> {
                assertThat(connected.localAddress().getPort()).isEqualTo(bridge.port());
                assertThat(connected.remoteAddress().getAddress()).isEqualTo(LOOPBACK);
              });
      speakUntilHeard(alice, ALICES_VOICE, bob);
      speakUntilHeard(bob, BOBS_VOICE, alice);
      assertThat(bridge.counters().conferences()).isEqualTo(1);
      assertThat(bridge.counters().endpoints()).isEqualTo(2);
      assertThat(bridge.counters().packetsForwarded()).isPositive();
      assertThat(alice.endpoint.counters().packetsIn()).isPositive();
    }
  }

  @Test
  void anotherConferenceHearsNothing() throws IOException, InterruptedException {
    try (var alice = new SocketPeer(bridge.open("one"), "aaaa0001");
        var bob = new SocketPeer(bridge.open("two"), "bbbb0002")) {
      alice.answer(ALICES_VOICE);
      bob.answer(BOBS_VOICE);
      assertThat(alice.connect(PATIENCE_SECONDS)).isTrue();
      assertThat(bob.connect(PATIENCE_SECONDS)).isTrue();
      for (int i = 0; i < 20; i++) {
        alice.sendAudio(ALICES_VOICE, i);
      }
      assertThat(bob.heard.poll(500, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  @Test
  void strangersAreCountedAndNotAnswered() throws IOException, InterruptedException {
    try (var stranger = new SocketPeer(bridge.open("test"), "eeee0005")) {
      stranger.send(ByteBuffer.wrap(new byte[] {(byte) 0x80, 111, 0, 1}));
      stranger.send(ByteBuffer.allocate(2000));
      Map<DropReason, Long> dropped = Map.of();
      for (int i = 0; i < PATIENCE_SECONDS * 100 && dropped.size() < 2; i++) {
        assertThat(stranger.heard.poll(10, TimeUnit.MILLISECONDS)).isNull();
        dropped = bridge.counters().dropped();
      }
      assertThat(dropped)
          .containsEntry(DropReason.UNKNOWN_PEER, 1L)
          .containsEntry(DropReason.UNKNOWN_PROTOCOL, 1L);
      assertThat(bridge.counters().packetsOut()).isZero();
    }
  }

  @Test
  void aPortThatIsTakenIsSaidInOneLine() {
    assertThatThrownBy(() -> start(bridge.port()))
        .isInstanceOf(MediaStartFailed.class)
        .hasMessageContaining("in use by another program")
        .hasMessageContaining(Integer.toString(bridge.port()));
  }

  @Test
  void thePortIsFreeAgainAfterClose() {
    int port = bridge.port();
    bridge.close();
    try (MediaBridge again = start(port)) {
      assertThat(again.port()).isEqualTo(port);
    }
  }

  @Test
  void offersItsAddressesAsHostCandidates() throws IOException {
    InetAddress other = InetAddress.getByName("192.0.2.7");
    var settings = new MediaSettings(LOOPBACK, 0, List.of(LOOPBACK, other), 1);
    try (MediaBridge advertising = MediaBridge.start(settings)) {
      List<TransportCandidate> candidates = advertising.candidates();
      assertThat(candidates)
          .extracting(candidate -> candidate.address().getAddress())
          .containsExactly(LOOPBACK, other);
      assertThat(candidates)
          .extracting(candidate -> candidate.address().getPort())
          .containsOnly(advertising.port());
      assertThat(candidates.getFirst().priority()).isEqualTo(2_130_706_431L);
      assertThat(candidates.getLast().priority()).isLessThan(2_130_706_431L);
    }
  }

  @Test
  void answerThatIsNotActiveIsRefused() {
    MediaEndpoint endpoint = bridge.open("test").add(new EndpointSpec("aaaa0001", true), _ -> {});
    for (var setup : List.of(RemoteTransport.Setup.PASSIVE, RemoteTransport.Setup.ACTPASS)) {
      var remote =
          new RemoteTransport(
              "abcd", "abcdefghijklmnopqrstuv", endpoint.local().fingerprint(), setup);
      assertThatIllegalArgumentException().isThrownBy(() -> endpoint.accept(remote));
    }
  }

  @Test
  void passwordsAreNeverPrinted() {
    MediaEndpoint endpoint = bridge.open("test").add(new EndpointSpec("aaaa0001", true), _ -> {});
    assertThat(endpoint.local().toString()).doesNotContain(endpoint.local().pwd());
  }

  @Test
  void everyEndpointHasCredentialsOfItsOwn() {
    MediaConference conference = bridge.open("test");
    TransportDescription one = conference.add(new EndpointSpec("aaaa0001", true), _ -> {}).local();
    TransportDescription two = conference.add(new EndpointSpec("bbbb0002", true), _ -> {}).local();
    assertThat(one.ufrag()).isNotEqualTo(two.ufrag());
    assertThat(one.pwd()).isNotEqualTo(two.pwd()).hasSizeGreaterThanOrEqualTo(22);
  }

  @Test
  void commandsAfterTheEndDoNothing() {
    MediaConference conference = bridge.open("test");
    MediaEndpoint endpoint = conference.add(new EndpointSpec("aaaa0001", true), _ -> {});
    bridge.close();
    endpoint.constrain(ReceiverConstraints.INITIAL);
    endpoint.close();
    conference.close();
    assertThat(bridge.counters().packetsOut()).isZero();
  }
}
