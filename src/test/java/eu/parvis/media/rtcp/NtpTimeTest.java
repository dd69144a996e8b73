package eu.parvis.media.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NtpTimeTest {

  @Test
  void convertsDurations() {
    assertThat(NtpTime.ofNanos(1_500_000_000L)).isEqualTo(0x1_8000_0000L);
    assertThat(NtpTime.ofNanos(-500_000_000L)).isEqualTo(-0x8000_0000L);
    assertThat(NtpTime.middleOfNanos(250_000_000L)).isEqualTo(0x4000);
    assertThat(NtpTime.nanosOfMiddle(0x4000)).isEqualTo(250_000_000L);
    assertThat(NtpTime.nanosOfMiddle(-1)).isEqualTo(65_535_999_984_741L);
    assertThat(NtpTime.middle(0x1122334455667788L)).isEqualTo(0x33445566);
  }

  @Test
  void convertsTicksBothWays() {
    assertThat(NtpTime.ofTicks(135_000, 90_000)).isEqualTo(0x1_8000_0000L);
    assertThat(NtpTime.ofTicks(-45_000, 90_000)).isEqualTo(-0x8000_0000L);
    assertThat(NtpTime.ticks(0x1_8000_0000L, 90_000)).isEqualTo(135_000);
    assertThat(NtpTime.ticks(-0x8000_0000L, 90_000)).isEqualTo(-45_000);
    for (int ticks = -1_000_000; ticks < 1_000_000; ticks += 777) {
      assertThat(NtpTime.ticks(NtpTime.ofTicks(ticks, 48_000), 48_000)).isEqualTo(ticks);
    }
  }
}
