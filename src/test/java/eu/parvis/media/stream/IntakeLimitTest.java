package eu.parvis.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntakeLimitTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long START = -7 * SECOND;
  private static final int BYTES = 1_000;

  // 100 packets of 1,000 bytes are 800 kbit: packets are what is short here.
  private final IntakeLimit packets = new IntakeLimit(100, 8_000_000);
  private long now = START;

  private int send(IntakeLimit limit, int perSecond, int seconds, int bytes) {
    int taken = 0;
    for (int i = 0; i < perSecond * seconds; i++) {
      now += SECOND / perSecond;
      taken += limit.take(now, bytes) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void whoKeepsWithinTheLimitIsNeverRefused() {
    assertThat(send(packets, 100, 60, BYTES)).isEqualTo(6_000);
    assertThat(packets.isFlooded()).isFalse();
  }

  @Test
  void whatWasHeldBackForTwoSecondsMayComeAtOnce() {
    int taken = 0;
    for (int i = 0; i < 1_000; i++) {
      taken += packets.take(now, BYTES) ? 1 : 0;
    }
    assertThat(taken).isBetween(200, 202);
  }

  @Test
  void whoSendsTenTimesAsMuchGetsTheLimitThrough() {
    assertThat(send(packets, 1_000, 20, BYTES)).isBetween(2_000, 2_202);
  }

  @Test
  void bytesAreLimitedAsWell() {
    var bytes = new IntakeLimit(100_000, 800_000);
    assertThat(send(bytes, 1_000, 20, BYTES)).isBetween(2_000, 2_202);
    assertThat(send(new IntakeLimit(100_000, 800_000), 1_000, 20, 10)).isEqualTo(20_000);
  }

  @Test
  void fiveSecondsAboveTheLimitAreAFlood() {
    send(packets, 1_000, 5, BYTES); // of which 0.2 s are allowed
    assertThat(packets.isFlooded()).isFalse();
    send(packets, 1_000, 1, BYTES);
    assertThat(packets.isFlooded()).isTrue();
  }

  @Test
  void shortExcessesWithPausesAreNone() {
    for (int i = 0; i < 20; i++) {
      send(packets, 1_000, 3, BYTES);
      now += 2 * SECOND;
    }
    assertThat(packets.isFlooded()).isFalse();
  }
}
