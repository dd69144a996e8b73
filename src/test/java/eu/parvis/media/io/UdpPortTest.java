package eu.parvis.media.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.parvis.media.MediaStartFailed;
import eu.parvis.media.ice.CandidatePair;
import eu.parvis.testing.Patience;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UdpPortTest {

  private final UdpPort port = UdpPort.bind(new InetSocketAddress(0).getAddress(), 0);

  @AfterEach
  void close() {
    port.close();
  }

  private static List<InetAddress> localAddresses() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLinkLocalAddress())
        .toList();
  }

  private void echo() {
    Thread.ofVirtual()
        .start(() ->
            port.receive(
                ByteBuffer.allocateDirect(100),
                (local, remote, datagram) ->
                    port.send(new CandidatePair(local, remote), datagram)));
  }

  @Test
  void anAnswerLeavesFromTheAddressThatWasAsked() throws IOException {
    echo();
    for (InetAddress asked : localAddresses()) {
      try (var client = new DatagramSocket()) {
        client.setSoTimeout(Math.toIntExact(Patience.LIMIT.toMillis()));
        client.send(new DatagramPacket(new byte[] {7}, 1, asked, port.number()));
        var answer = new DatagramPacket(new byte[10], 10);
        client.receive(answer);
        assertThat(answer.getAddress()).isEqualTo(asked);
        assertThat(answer.getPort()).isEqualTo(port.number());
      }
    }
  }

  /** The switch is {@code close} where {@code UdpPort.bind} fails. */
  @Tag("asvs-1.4.3")
  @Test
  void aPortThatIsTakenOnOneAddressIsRefusedAndLeavesTheOthersFree() throws IOException {
    InetAddress any = new InetSocketAddress(0).getAddress();
    int number;
    try (var other = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      number = other.getLocalPort();
      assertThatExceptionOfType(MediaStartFailed.class)
          .isThrownBy(() -> UdpPort.bind(any, other.getLocalPort()))
          .withMessageContaining("in use by another program");
    }
    UdpPort.bind(any, number).close();
  }

  @Test
  void sendsNothingFromAnAddressThatIsNotOurs() {
    var foreign = new InetSocketAddress("203.0.113.1", port.number());
    var pair =
        new CandidatePair(foreign, new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
    assertThat(port.send(pair, ByteBuffer.allocate(1))).isFalse();
  }
}
