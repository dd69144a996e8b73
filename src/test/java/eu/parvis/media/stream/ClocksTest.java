package eu.parvis.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.rtcp.NtpTime;
import org.junit.jupiter.api.Test;

class ClocksTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long NTP = 0xe9a1b2c3_40000000L;

  @Test
  void senderClockExtrapolatesFromTheLastReport() {
    SenderClock clock = new SenderClock(90_000);
    assertThat(clock.isKnown()).isFalse();
    clock.report(10 * SECOND, NTP, -100);
    assertThat(clock.isKnown()).isTrue();
    assertThat(clock.ntpAt(12 * SECOND)).isEqualTo(NTP + (2L << 32));
    assertThat(clock.timestampAt(12 * SECOND)).isEqualTo(179_900);
    assertThat(clock.ntpOf(89_900)).isEqualTo(NTP + (1L << 32));
    assertThat(clock.timestampOf(NTP - (1L << 32))).isEqualTo(-90_100);
  }

  @Test
  void roundTripTimeIsWhatTheReceiverDidNotTake() {
    RoundTrip roundTrip = new RoundTrip(SECOND / 10);
    assertThat(roundTrip.nanos()).isEqualTo(SECOND / 10);
    roundTrip.sent(SECOND, NTP);
    roundTrip.received(SECOND + 80_000_000, NtpTime.middle(NTP), NtpTime.middleOfNanos(50_000_000));
    assertThat(roundTrip.nanos()).isBetween(29_980_000L, 30_020_000L);
  }

  @Test
  void roundTripTimeIgnoresReportsThatWereNeverSentOrAreImpossible() {
    RoundTrip roundTrip = new RoundTrip(SECOND / 10);
    roundTrip.sent(SECOND, NTP);
    roundTrip.received(SECOND, 0, 0);
    roundTrip.received(SECOND, 12345, 0);
    roundTrip.received(SECOND, NtpTime.middle(NTP), 65_536);
    roundTrip.received(100 * SECOND, NtpTime.middle(NTP), 0);
    assertThat(roundTrip.nanos()).isEqualTo(SECOND / 10);
  }

  @Test
  void roundTripTimeIsSmoothed() {
    RoundTrip roundTrip = new RoundTrip(0);
    roundTrip.sent(0, NTP);
    roundTrip.received(80_000_000, NtpTime.middle(NTP), 0);
    roundTrip.received(160_000_000, NtpTime.middle(NTP), 0);
    assertThat(roundTrip.nanos()).isEqualTo(90_000_000);
  }

  @Test
  void reportTimerRunsOnceStarted() {
    ReportTimer timer = new ReportTimer(SECOND);
    assertThat(timer.isDue(Long.MAX_VALUE - 1)).isFalse();
    timer.start(5, 10);
    timer.start(7, 10);
    assertThat(timer.nextDeadlineNanos()).isEqualTo(15);
    assertThat(timer.isDue(14)).isFalse();
    assertThat(timer.isDue(15)).isTrue();
    timer.restart(20);
    assertThat(timer.nextDeadlineNanos()).isEqualTo(20 + SECOND);
    timer.stop();
    assertThat(timer.nextDeadlineNanos()).isEqualTo(ReportTimer.NEVER);
  }

  @Test
  void dropsAreCountedByReason() {
    DropCounters drops = new DropCounters();
    drops.count(DropReason.RTX_PROBE);
    drops.count(DropReason.RTX_PROBE);
    drops.count(DropReason.RTCP_MALFORMED);
    assertThat(drops.get(DropReason.RTX_PROBE)).isEqualTo(2);
    assertThat(drops.get(DropReason.RTP_DUPLICATE)).isZero();
    assertThat(drops.total()).isEqualTo(3);
    assertThat(drops).hasToString("drops[RTX_PROBE=2 RTCP_MALFORMED=1 ]");
  }
}
