package eu.parvis.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandingQueueTest {

  private static final long MILLI = Receiver.MILLI;
  private static final long CLOCK = 77_000 * MILLI;

  private final StandingQueue queue = new StandingQueue();
  private long sent = 500_000 * MILLI;

  /** A message of ten packets, 10 ms apart. */
  private boolean message(int... delaysMillis) {
    for (int i = 0; i < 10; i++) {
      sent += 10 * MILLI;
      int delay = delaysMillis[i % delaysMillis.length];
      queue.arrived(sent, sent - CLOCK + delay * MILLI);
    }
    return queue.isStanding();
  }

  @Test
  void stableDelayIsNoQueue() {
    assertThat(message(200)).isFalse();
    assertThat(message(200)).isFalse();
  }

  @Test
  void packetsThatAllWaitAreAQueue() {
    message(20);
    assertThat(message(60)).as("the message before had no queue").isFalse();
    assertThat(message(80)).isTrue();
  }

  @Test
  void onePacketThatDidNotWaitShowsThatThereIsNone() {
    message(20);
    message(90, 80, 70, 60, 50, 40, 30, 22);
    assertThat(message(90, 80, 70, 60, 50, 40, 30, 22)).isFalse();
  }

  @Test
  void aWayThatGotLongerIsNoQueueAfterSomeTime() {
    message(20);
    long until = sent + 2 * StandingQueue.MEMORY_NANOS + 1000 * MILLI;
    while (sent < until) {
      message(120);
    }
    assertThat(message(120)).isFalse();
    message(160);
    assertThat(message(160)).isTrue();
  }

  @Test
  void tellsHowMuchLaterThanTheFastestOfLate() {
    message(20);
    assertThat(queue.waited(sent, sent - CLOCK + 35 * MILLI)).isEqualTo(15 * MILLI);
  }

  @Test
  void anotherClockBeginsAnew() {
    message(20);
    queue.reset();
    message(900);
    assertThat(message(900)).isFalse();
  }
}
