package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.link.Conditions;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {

  private static final int PATIENCE_MILLIS = 2_000;
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private DatagramSocket product;
  private DatagramSocket browser;
  private Relay relay;

  @BeforeEach
  void open() throws IOException {
    product = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
    browser = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
    product.setSoTimeout(PATIENCE_MILLIS);
    browser.setSoTimeout(PATIENCE_MILLIS);
    relay = Relay.to(product.getLocalPort(), 1);
  }

  @AfterEach
  void close() {
    relay.close();
    browser.close();
    product.close();
  }

  @Test
  void passesDatagramsBothWays() throws IOException {
    send(browser, relay.port(), 7);
    DatagramPacket came = receive(product);
    send(product, came.getPort(), 8);
    assertThat(came.getData()[0]).isEqualTo((byte) 7);
    assertThat(receive(browser).getData()[0]).isEqualTo((byte) 8);
    assertThat(relay.upBytes()).isPositive().isEqualTo(relay.downBytes());
  }

  @Test
  void dropsWhatTheLinkDoesNotCarry() throws IOException {
    relay.up(Conditions.good().rate(0));
    product.setSoTimeout(200);
    send(browser, relay.port(), 7);
    assertThatThrownBy(() -> receive(product)).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void takesAnotherPortTowardsTheProductWhenItMoves() throws IOException {
    send(browser, relay.port(), 1);
    int before = receive(product).getPort();
    relay.moves();
    send(browser, relay.port(), 2);
    int after = receive(product).getPort();
    assertThat(after).isNotEqualTo(before);
    send(product, after, 3);
    assertThat(receive(browser).getData()[0]).isEqualTo((byte) 3);
  }

  private static void send(DatagramSocket from, int port, int content) throws IOException {
    from.send(new DatagramPacket(new byte[] {(byte) content}, 1, LOOPBACK, port));
  }

  private static DatagramPacket receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[16], 16);
    socket.receive(packet);
    return packet;
  }
}
