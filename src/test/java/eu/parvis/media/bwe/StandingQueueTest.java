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
    queue.messageEnds();
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
  void aQueueThatGetsShorterIsEmptying() {
    message(20);
    message(60);
    assertThat(message(80)).isTrue();
    assertThat(queue.isEmptying()).isFalse();
    assertThat(message(70)).isTrue();
    assertThat(queue.isEmptying()).as("nearly as long as before").isFalse();
    assertThat(message(50)).isTrue();
    assertThat(queue.isEmptying()).isTrue();
    message(51);
    assertThat(queue.isEmptying()).isFalse();
  }

  @Test
  void tellsTheFastestOfTheLastTwoMessages() {
    message(10);
    message(20);
    message(30);
    assertThat(queue.leastNanos()).isEqualTo(30 * MILLI - CLOCK);
    queue.arrived(sent, sent - CLOCK + 25 * MILLI);
    assertThat(queue.leastNanos()).isEqualTo(25 * MILLI - CLOCK);
  }

  @Test
  void anotherClockBeginsAnew() {
    message(20);
    queue.reset();
    message(900);
    assertThat(message(900)).isFalse();
  }
}
