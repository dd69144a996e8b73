package eu.parvis.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What over-use does to the rate while a queue grows, stands and empties. */
class DelayControlTest {

  private static final long MILLI = Receiver.MILLI;
  private static final long ROUND_TRIP = 50 * MILLI;
  private static final int SENT_BPS = 1_000_000;

  private final DelayControl delay = new DelayControl(SENT_BPS, 50_000, 10_000_000);
  private final StandingQueue queue = new StandingQueue();
  private final AcknowledgedRate acknowledged = new AcknowledgedRate();
  private long now = Receiver.START;

  /** 1 Mbit/s for 300 ms, then 600 kbit/s for 200 ms, and delay that grows all the time. */
  DelayControlTest() {
    for (int i = 0; i < 50; i++) {
      now += 10 * MILLI;
      acknowledged.add(now, now, i < 30 ? 1250 : 750);
    }
    message(0);
    for (int i = 0; i < 40; i++) {
      delay.arrived(now + 20 * MILLI * i, now + 23 * MILLI * i);
    }
  }

  private void message(int waitedMillis) {
    queue.arrived(now, now + waitedMillis * MILLI);
    queue.messageEnds();
  }

  private long updated() {
    return updated(SENT_BPS);
  }

  private long updated(long sentBps) {
    delay.update(now, queue, acknowledged, sentBps, ROUND_TRIP);
    return delay.bps();
  }

  @Test
  void delayThatGrowsWithoutAQueueIsNoOveruse() {
    assertThat(updated()).isEqualTo(SENT_BPS);
    assertThat(delay.use()).isEqualTo(LinkUse.NORMAL);
  }

  @Test
  void whatArrivedBeforeAShortQueueCounts() {
    message(20);
    message(30);
    assertThat(updated()).isBetween(690_000L, 730_000L);
    now += 300 * MILLI;
    assertThat(updated()).as("the queue has stood for long").isBetween(480_000L, 520_000L);
  }

  @Test
  void aQueueThatEmptiesIsNoOveruse() {
    message(60);
    message(80);
    message(40);
    assertThat(updated()).isEqualTo(SENT_BPS);
    assertThat(delay.use()).isEqualTo(LinkUse.UNDER);
    message(40);
    assertThat(updated()).isLessThan(SENT_BPS);
  }

  @Test
  void aQueueThatBeginsWhileLittleIsSentTakesOneStep() {
    message(20);
    message(30);
    delay.probed(2_000_000);
    assertThat(updated(1_200_000)).isEqualTo(1_700_000);
    now += 150 * MILLI;
    assertThat(updated(1_200_000)).as("less arrives than is sent").isLessThan(800_000);
  }
}
