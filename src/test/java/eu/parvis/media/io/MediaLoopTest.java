package eu.parvis.media.io;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.dtls.DtlsEngine;
import eu.parvis.testing.Patience;
import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MediaLoopTest {

  private final UdpPort port = UdpPort.bind(InetAddress.getLoopbackAddress(), 0);
  private final MediaLoop loop = new MediaLoop(0, port, new RoutingTable(), new DtlsEngine(), 3);

  @AfterEach
  void close() {
    loop.close();
    port.close();
  }

  @Test
  void anErrorInACommandHurtsNoLaterOne() throws InterruptedException {
    var later = new CountDownLatch(1);
    loop.start();

    loop.execute(_ -> {
      throw new StackOverflowError();
    });
    loop.execute(_ -> later.countDown());

    assertThat(later.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }
}
