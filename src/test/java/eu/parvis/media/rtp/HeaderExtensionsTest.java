package eu.parvis.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.testkit.Packets;
import org.junit.jupiter.api.Test;

class HeaderExtensionsTest {

  private static final RtpView ONE_BYTE =
      Packets.view(
          Packets.hex(
              """
              90 6f 00 01 00 00 00 02 00 00 00 03
              be de 00 03   ; one-byte form, three words
              10 a7 00 00   ; id 1: voice, level 39; two bytes of padding
              51 12 34 32   ; id 5: 0x1234; id 3 of three bytes
              ab cd ef 00   ; the three bytes, padding
              """));

  private static final RtpView TWO_BYTE =
      Packets.view(
          Packets.hex(
              """
              90 6f 00 01 00 00 00 02 00 00 00 03
              10 00 00 03   ; two-byte form, three words
              07 00 01 01   ; id 7, empty; id 1, one byte
              80 05 02 ff   ; level 0 with voice; id 5, two bytes
              fe 00 00 00   ; the second byte, padding
              """));

  @Test
  void findsElementsOfTheOneByteForm() {
    assertThat(HeaderExtensions.audioLevel(ONE_BYTE, 1)).isEqualTo(39);
    assertThat(HeaderExtensions.voice(ONE_BYTE, 1)).isTrue();
    assertThat(HeaderExtensions.transportSequence(ONE_BYTE, 5)).isEqualTo(0x1234);
    assertThat(HeaderExtensions.absoluteSendTime(ONE_BYTE, 3)).isEqualTo(0xabcdef);
    assertThat(HeaderExtensions.transportSequence(ONE_BYTE, 4)).isEqualTo(HeaderExtensions.ABSENT);
  }

  @Test
  void findsElementsOfTheTwoByteForm() {
    assertThat(HeaderExtensions.audioLevel(TWO_BYTE, 1)).isZero();
    assertThat(HeaderExtensions.voice(TWO_BYTE, 1)).isTrue();
    assertThat(HeaderExtensions.transportSequence(TWO_BYTE, 5)).isEqualTo(0xfffe);
    assertThat(HeaderExtensions.audioLevel(TWO_BYTE, 7)).isEqualTo(HeaderExtensions.ABSENT);
  }

  @Test
  void rewritesInPlace() {
    RtpView packet = Packets.view(Packets.bytesOf(ONE_BYTE));
    assertThat(HeaderExtensions.transportSequence(packet, 5, 0xBEEF)).isTrue();
    assertThat(HeaderExtensions.absoluteSendTime(packet, 3, 0x010203)).isTrue();
    assertThat(Packets.bytesOf(packet))
        .isEqualTo(
            Packets.hex(
                """
                90 6f 00 01 00 00 00 02 00 00 00 03
                be de 00 03
                10 a7 00 00
                51 be ef 32
                01 02 03 00
                """));
  }

  @Test
  void leavesPacketsAloneThatHaveNoRoom() {
    RtpView packet = Packets.rtp(1, 2, 3).payload((byte) 1).view();
    byte[] before = Packets.bytesOf(packet);
    assertThat(HeaderExtensions.transportSequence(packet, 5, 1)).isFalse();
    assertThat(HeaderExtensions.absoluteSendTime(packet, 3, 1)).isFalse();
    assertThat(HeaderExtensions.erase(packet, 3)).isFalse();
    assertThat(Packets.bytesOf(packet)).isEqualTo(before);
  }

  @Test
  void erasedElementIsPaddingAndOthersAreStillFound() {
    for (RtpView form : new RtpView[] {ONE_BYTE, TWO_BYTE}) {
      RtpView packet = Packets.view(Packets.bytesOf(form));
      int sequence = HeaderExtensions.transportSequence(packet, 5);
      assertThat(HeaderExtensions.erase(packet, 1)).isTrue();
      assertThat(HeaderExtensions.audioLevel(packet, 1)).isEqualTo(HeaderExtensions.ABSENT);
      assertThat(HeaderExtensions.transportSequence(packet, 5)).isEqualTo(sequence);
    }
  }

  @Test
  void stopsAtIdFifteenAndAtReservedIdZero() {
    RtpView stop = Packets.rtp(1, 2, 3).extension(15, 1).transportSequence(5, 9).view();
    assertThat(HeaderExtensions.transportSequence(stop, 5)).isEqualTo(HeaderExtensions.ABSENT);
    RtpView reserved = Packets.rtp(1, 2, 3).extension(0, 1, 2).transportSequence(5, 9).view();
    assertThat(HeaderExtensions.transportSequence(reserved, 5)).isEqualTo(HeaderExtensions.ABSENT);
  }

  @Test
  void treatsElementsAsAbsentThatDoNotFit() {
    RtpView cut =
        Packets.view(
            Packets.hex(
                """
                90 6f 00 01 00 00 00 02 00 00 00 03
                be de 00 01
                00 00 51 12   ; id 5 claims two bytes, one is left
                34 56 78 9a
                """));
    assertThat(HeaderExtensions.transportSequence(cut, 5)).isEqualTo(HeaderExtensions.ABSENT);
    RtpView shortElement = Packets.rtp(1, 2, 3).extension(5, 1).view();
    assertThat(HeaderExtensions.transportSequence(shortElement, 5))
        .isEqualTo(HeaderExtensions.ABSENT);
  }

  @Test
  void ignoresUnknownProfiles() {
    byte[] bytes = Packets.bytesOf(ONE_BYTE);
    bytes[12] = 0x20;
    assertThat(HeaderExtensions.audioLevel(Packets.view(bytes), 1))
        .isEqualTo(HeaderExtensions.ABSENT);
  }

  @Test
  void absoluteSendTimeIsFixedPointAndWraps() {
    assertThat(AbsoluteSendTime.ofNanos(0)).isZero();
    assertThat(AbsoluteSendTime.ofNanos(1_500_000_000L)).isEqualTo(3 << 17);
    assertThat(AbsoluteSendTime.ofNanos(64_000_000_000L)).isZero();
    assertThat(AbsoluteSendTime.ofNanos(-500_000_000L)).isEqualTo((127 << 17) & 0xFFFFFF);
  }
}
