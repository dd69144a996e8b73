package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import eu.parvis.media.rtcp.GenericNack;
import eu.parvis.media.rtp.HeaderExtensions;
import eu.parvis.media.rtp.RtpView;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The packet path allocates nothing once it is warm (rule 2 of the design). */
class AllocationTest {

  private static final int PACKETS = 20_000;
  private static final int RECEIVER = 9;

  private final Rig rig = new Rig();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final ByteBuffer templates = ByteBuffer.allocate(4 * 2000);
  private final int[] lengths = new int[4];
  private final RtpView view = new RtpView();
  private final ByteBuffer rtcp = ByteBuffer.allocate(200);
  private final int[] missing = new int[1];
  private int number;
  private long forwarded;

  @Test
  void nothingIsAllocatedForAPacket() {
    for (int layer = 0; layer < 3; layer++) {
      byte[] bytes = rig.videoPacket(layer, 0, 0).vp8(true, 1, 1, 1100).bytes();
      templates.put(layer * 2000, bytes);
      lengths[layer] = bytes.length;
    }
    byte[] audio = rig.audioPacket(0, 0, 20).bytes();
    templates.put(3 * 2000, audio);
    lengths[3] = audio.length;

    long least = Long.MAX_VALUE;
    for (int round = 0; round < 10 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(forwarded).isGreaterThan(PACKETS);
    assertThat(rig.outgoing.retransmitted()).isGreaterThan(100);
    assertThat(least / PACKETS).as("bytes a packet, %d in all", least).isZero();
    assertThat(least).isLessThan(10_000);
  }

  private void run() {
    for (int i = 0; i < PACKETS / 4; i++) {
      number++;
      rig.now += 10 * Rig.MILLI;
      for (int stream = 0; stream < 4; stream++) {
        if (number % 50 != stream) { // one in fifty is lost
          packet(stream);
        }
      }
      while (rig.incoming.pollRtcp(rig.now, rig.out, Rig.OUT, 1200) > 0) {
        forwarded++;
      }
      while (rig.outgoing.pollRtcp(rig.now, rig.out, Rig.OUT, 1200) > 0) {
        forwarded++;
      }
      if (number % 20 == 0) {
        askAgain();
      }
    }
  }

  private void packet(int stream) {
    view.wrap(templates, stream * 2000, lengths[stream]);
    view.sequence(number);
    view.timestamp(number * 900);
    HeaderExtensions.transportSequence(view, 5, number * 4 + stream);
    InboundPacket packet = rig.incoming.receive(rig.now, templates, stream * 2000, lengths[stream]);
    if (packet != null && rig.outgoing.forward(rig.now, packet, rig.out, Rig.OUT, 1500) > 0) {
      forwarded++;
      if (packet.source() == rig.video) {
        view.wrap(rig.out, Rig.OUT, lengths[stream]);
        missing[0] = view.sequence();
      }
    }
  }

  private void askAgain() {
    int length = GenericNack.write(rtcp, 0, RECEIVER, Rig.LAYERS[0], missing, 1);
    rig.outgoing.receiveRtcp(rig.now, rtcp, 0, length);
    while (rig.outgoing.pollRetransmission(rig.now, rig.out, Rig.OUT, 1500) > 0) {
      forwarded++;
    }
  }
}
