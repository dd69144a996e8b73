package eu.parvis.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import eu.parvis.link.Conditions;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtcp.TransportFeedbackWriter;
import eu.parvis.media.stream.DropCounters;
import eu.parvis.media.stream.DropReason;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Receivers that lie, fall silent or want more. */
class DownlinkTest {

  private static final long MILLI = Receiver.MILLI;
  private static final long SECOND = Receiver.SECOND;
  private static final int BYTES = 1000;

  private final DropCounters drops = new DropCounters();
  private final Downlink downlink = new Downlink(drops);
  private final TransportFeedbackWriter writer = new TransportFeedbackWriter();
  private final ByteBuffer buffer = ByteBuffer.allocate(4000);
  private final RtcpCompound compound = new RtcpCompound();
  private int sequence;
  private long now = Receiver.START;

  private void send(int packets, long everyNanos) {
    for (int i = 0; i < packets; i++) {
      downlink.sent(now, sequence, BYTES);
      sequence = sequence + 1 & 0xFFFF;
      now += everyNanos;
    }
  }

  /** Tells of packets as if each had been sent {@code everyNanos} after the one before. */
  private void report(int first, int count, long firstNanos, long everyNanos, IntPredicate lost) {
    writer.begin(first & 0xFFFF);
    for (int i = 0; i < count; i++) {
      if (lost.test(i)) {
        writer.lost();
      } else {
        writer.received(firstNanos + i * everyNanos);
      }
    }
    int length = writer.finish(buffer, 0, 1, 2, 0);
    compound.wrap(buffer, 0, length);
    assertThat(compound.next()).isTrue();
    downlink.feedback(now, compound);
  }

  /** A second of 800 kbit/s that arrives as it was sent. */
  private void second(IntPredicate lost) {
    for (int i = 0; i < 10; i++) {
      int first = sequence;
      long began = now;
      send(10, 10 * MILLI);
      report(first, 10, began, 10 * MILLI, lost);
    }
  }

  private void seconds(int count, IntPredicate lost) {
    for (int i = 0; i < count; i++) {
      second(lost);
    }
  }

  private static boolean none(int packet) {
    return false;
  }

  private long refused() {
    return drops.get(DropReason.FEEDBACK_REFUSED);
  }

  @Test
  void startsWithAGuess() {
    assertThat(downlink.targetBps()).isEqualTo(Downlink.START_BPS);
    assertThat(downlink.isHeard()).isFalse();
  }

  @Test
  void staysAGuessWithoutFeedback() {
    for (int i = 0; i < 100; i++) {
      send(10, 10 * MILLI);
      downlink.advance(now);
    }
    assertThat(downlink.targetBps()).isEqualTo(Downlink.START_BPS);
    assertThat(downlink.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void growsWhilePacketsArriveAsTheyWereSent() {
    seconds(5, DownlinkTest::none);
    assertThat(downlink.targetBps()).isGreaterThan(Downlink.START_BPS * 13 / 10);
    assertThat(downlink.isHeard()).isTrue();
    assertThat(refused()).isZero();
  }

  @Test
  void tellsWhatArrived() {
    seconds(2, DownlinkTest::none);
    assertThat(downlink.acknowledgedBps()).isBetween(780_000L, 880_000L);
  }

  @Test
  void tellsAboutAChangeOnce() {
    assertThat(downlink.takeChange()).isTrue();
    assertThat(downlink.takeChange()).isFalse();
    seconds(3, DownlinkTest::none);
    assertThat(downlink.takeChange()).isTrue();
    assertThat(downlink.takeChange()).isFalse();
  }

  @Test
  void theReceiversOwnLimitHolds() {
    seconds(5, DownlinkTest::none);
    downlink.receiverLimit(200_000);
    assertThat(downlink.targetBps()).isEqualTo(200_000);
    seconds(1, DownlinkTest::none);
    assertThat(downlink.targetBps()).isEqualTo(200_000);
  }

  @Test
  void aLimitOfNothingStillAllowsVoice() {
    downlink.receiverLimit(0);
    assertThat(downlink.targetBps()).isEqualTo(Downlink.MIN_BPS);
    downlink.receiverLimit(-1);
    assertThat(downlink.targetBps()).isEqualTo(Downlink.MIN_BPS);
  }

  @Test
  void allIsCarriedWhileNothingWaits() {
    assertThat(downlink.isAllCarried()).as("nothing was heard").isFalse();
    seconds(2, DownlinkTest::none);
    assertThat(downlink.isAllCarried()).isTrue();
    for (int waitedMillis : new int[] {20, 40, 60}) {
      int first = sequence;
      long began = now;
      send(10, 10 * MILLI);
      report(first, 10, began + waitedMillis * MILLI, 10 * MILLI, DownlinkTest::none);
    }
    assertThat(downlink.isAllCarried()).as("all waited").isFalse();
    seconds(1, DownlinkTest::none);
    assertThat(downlink.isAllCarried()).as("nothing waits any longer").isTrue();
  }

  @Test
  void notAllIsCarriedOfWhatIsLost() {
    seconds(2, DownlinkTest::none);
    seconds(3, i -> i < 3);
    assertThat(downlink.isAllCarried()).isFalse();
  }

  @Test
  void whatTheReceiverLimitsIsNotCarried() {
    seconds(2, DownlinkTest::none);
    downlink.receiverLimit(downlink.targetBps() / 2);
    assertThat(downlink.isAllCarried()).isFalse();
  }

  @Test
  void nothingIsCarriedWithoutFeedback() {
    seconds(2, DownlinkTest::none);
    for (int i = 0; i < 4; i++) {
      send(100, 10 * MILLI);
      downlink.advance(now);
    }
    assertThat(downlink.isAllCarried()).isFalse();
  }

  @Test
  void fadesWithoutFeedback() {
    seconds(2, DownlinkTest::none);
    long before = downlink.targetBps();
    for (int i = 0; i < 4; i++) {
      send(100, 10 * MILLI);
      downlink.advance(now);
    }
    assertThat(downlink.targetBps()).isLessThan(before * 7 / 10);
  }

  @Test
  void doesNotFadeWhileNothingIsSent() {
    seconds(2, DownlinkTest::none);
    long before = downlink.targetBps();
    now += 100 * SECOND;
    downlink.advance(now);
    assertThat(downlink.targetBps()).isEqualTo(before);
  }

  @Test
  void everythingLostLeavesVoiceAndIsForgivenLater() {
    seconds(60, i -> i < 9);
    assertThat(downlink.targetBps()).isBetween(Downlink.MIN_BPS, 60_000L);
    seconds(60, DownlinkTest::none);
    assertThat(downlink.targetBps()).isGreaterThan(300_000);
  }

  @Test
  void countsNumbersThatWereNeverSent() {
    seconds(1, DownlinkTest::none);
    long before = downlink.targetBps();
    report(sequence + 500, 100, now, MILLI, DownlinkTest::none);
    assertThat(refused()).isEqualTo(1);
    assertThat(downlink.targetBps()).isEqualTo(before);
  }

  @Test
  void eachPacketCountsOnce() {
    int first = sequence;
    long began = now;
    send(100, 10 * MILLI);
    report(first, 100, began, 10 * MILLI, DownlinkTest::none);
    long rate = downlink.acknowledgedBps();
    report(first, 100, began, 10 * MILLI, DownlinkTest::none);
    report(first, 100, began, 10 * MILLI, i -> i < 99);
    assertThat(downlink.acknowledgedBps()).isEqualTo(rate);
  }

  @Test
  void aPacketCannotArriveFasterThanItWasSent() {
    for (int i = 0; i < 50; i++) {
      int first = sequence;
      long began = now;
      send(10, 10 * MILLI);
      report(first, 10, began, MILLI / 4, DownlinkTest::none);
    }
    assertThat(downlink.acknowledgedBps()).isLessThan(900_000);
    assertThat(downlink.targetBps()).isLessThan(1_200_000);
  }

  @Test
  void refusesTimesThatCannotBe() {
    seconds(2, DownlinkTest::none);
    long before = downlink.targetBps();
    int first = sequence;
    send(10, 10 * MILLI);
    report(first, 10, now + 1000 * SECOND, MILLI, DownlinkTest::none);
    assertThat(refused()).isEqualTo(1);
    assertThat(downlink.targetBps()).isEqualTo(before);
  }

  @Test
  void followsAReceiverThatSetItsClock() {
    seconds(2, DownlinkTest::none);
    long ahead = 5000 * SECOND;
    for (int i = 0; i < 40; i++) {
      int first = sequence;
      long began = now;
      send(10, 10 * MILLI);
      report(first, 10, began + ahead, 10 * MILLI, DownlinkTest::none);
    }
    assertThat(refused()).isEqualTo(FeedbackReader.STRAYS_UNTIL_RESET);
    assertThat(downlink.acknowledgedBps()).isBetween(780_000L, 880_000L);
  }

  @Test
  void theClockOfFeedbackMayWrap() {
    // 24 bits of 64 ms: 12 days, 10 hours and some.
    long wrapNanos = (1L << 24) * 64 * MILLI;
    now = wrapNanos - SECOND;
    seconds(3, DownlinkTest::none);
    assertThat(refused()).isZero();
    assertThat(downlink.acknowledgedBps()).isBetween(780_000L, 880_000L);
  }

  @Test
  void floodsOfFeedbackAreCutOff() {
    send(10, MILLI);
    for (int i = 0; i < 10_000; i++) {
      report(sequence - 10, 10, now, MILLI, DownlinkTest::none);
    }
    assertThat(refused()).isGreaterThan(9_000);
  }

  @Test
  void feedbackThatIsCutShortIsCounted() {
    send(20, MILLI);
    writer.begin(0);
    for (int i = 0; i < 20; i++) {
      writer.received(now + MILLI * i);
    }
    int length = writer.finish(buffer, 0, 1, 2, 0);
    buffer.putShort(14, (short) 5000); // packet status count
    compound.wrap(buffer, 0, length);
    assertThat(compound.next()).isTrue();
    downlink.feedback(now, compound);
    assertThat(refused()).isEqualTo(1);
  }

  @Test
  void probesOnlyWhileMoreIsWanted() {
    var call = new Call(Conditions.good().rate(2_000_000), 1, 100_000, 200_000);
    call.run(10_000);
    call.downlink().want(0);
    call.forgetWhatWasSeen();
    call.run(20_000);
    assertThat(call.paddingBytes).isZero();
    call.downlink().want(call.downlink().targetBps() * 3);
    call.run(6_000);
    assertThat(call.paddingBytes).isPositive();
  }

  @Test
  void aProbeFindsTheLinkWithoutMedia() {
    var call =
        new Call(Conditions.good().rate(3_000_000).delayMillis(40, 0), 1, 100_000, 2_500_000);
    call.run(2000);
    assertThat(call.downlink().targetBps()).isBetween(2_100_000L, 3_100_000L);
  }

  @Test
  void allocatesNothingForAPacket() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    seconds(20, i -> i == 3);
    int first = sequence;
    long began = now;
    send(100, 10 * MILLI);
    writer.begin(first & 0xFFFF);
    for (int i = 0; i < 100; i++) {
      writer.received(began + 10 * MILLI * i);
    }
    compound.wrap(buffer, 0, writer.finish(buffer, 0, 1, 2, 0));
    compound.next();
    long before = threads.getCurrentThreadAllocatedBytes();
    downlink.feedback(now, compound);
    send(1000, MILLI);
    downlink.advance(now);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
  }
}
