package eu.parvis.media.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatagramReaderTest {

  private final UdpSocket socket = UdpSocket.bind(InetAddress.getLoopbackAddress(), 0);
  private final BlockingQueue<Integer> taken = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    socket.close();
  }

  private void send(int... firstBytes) throws IOException {
    try (var sender = DatagramChannel.open()) {
      for (int first : firstBytes) {
        sender.send(ByteBuffer.wrap(new byte[] {(byte) first}), socket.bound());
      }
    }
  }

  @Test
  void anErrorInADatagramHurtsNoLaterOne() throws IOException, InterruptedException {
    new DatagramReader(
            socket,
            (_, _, datagram) -> {
              int first = datagram.get(0);
              if (first == 1) {
                throw new StackOverflowError();
              }
              taken.add(first);
            })
        .start();

    send(1, 2);

    assertThat(taken.poll(10, TimeUnit.SECONDS)).isEqualTo(2);
  }

  @Test
  void endsWithTheSocket() throws InterruptedException {
    var reader = new DatagramReader(socket, (_, _, _) -> {});
    reader.start();

    socket.close();

    assertThat(reader.thread().join(Duration.ofSeconds(10))).isTrue();
  }
}
