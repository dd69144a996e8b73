package eu.parvis.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.testkit.Packets;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SrtpTest {

  private static final int SSRC = 0x12345678;
  private static final int OFFSET = 7;

  private static SrtpKeys keys(SrtpProfile profile) {
    byte[] exported = new byte[profile.exportedBytes()];
    new Random(9).nextBytes(exported);
    return new SrtpKeys(profile, exported);
  }

  private static ByteBuffer packet(int ssrc, int sequence) {
    byte[] bytes = Packets.audio(ssrc, sequence, 30, 1);
    var buffer = ByteBuffer.allocate(OFFSET + bytes.length + SrtpSender.MAX_OVERHEAD_BYTES);
    return buffer.put(OFFSET, bytes).position(OFFSET).limit(OFFSET + bytes.length);
  }

  private static ByteBuffer copy(ByteBuffer packet) {
    var copy = ByteBuffer.allocate(packet.remaining());
    return copy.put(0, packet, packet.position(), packet.remaining());
  }

  @ParameterizedTest
  @EnumSource
  void returnsWhatWasSentAtAnyOffset(SrtpProfile profile) {
    SrtpSender sender = SrtpSender.ofServer(keys(profile));
    SrtpReceiver receiver = SrtpReceiver.ofServer(keys(profile));
    for (int sequence = 65_000; sequence < 66_000; sequence++) {
      ByteBuffer packet = packet(SSRC, sequence & 0xFFFF);
      ByteBuffer clear = copy(packet);
      assertThat(sender.protectRtp(packet)).isTrue();
      assertThat(packet.remaining()).isGreaterThan(clear.remaining());
      assertThat(receiver.unprotectRtp(packet)).isEqualTo(SrtpStatus.OK);
      assertThat(copy(packet)).isEqualTo(clear);
    }
  }

  @ParameterizedTest
  @EnumSource
  void returnsTheReportThatWasSent(SrtpProfile profile) {
    SrtpSender sender = SrtpSender.ofClient(keys(profile));
    SrtpReceiver receiver = SrtpReceiver.ofClient(keys(profile));
    var report = ByteBuffer.allocate(64).putInt(0x80C90001).putInt(SSRC).limit(8).position(0);
    ByteBuffer clear = copy(report);
    assertThat(sender.protectRtcp(report)).isTrue();
    ByteBuffer replay = copy(report);
    assertThat(receiver.unprotectRtcp(report)).isEqualTo(SrtpStatus.OK);
    assertThat(copy(report)).isEqualTo(clear);
    assertThat(receiver.unprotectRtcp(replay)).isEqualTo(SrtpStatus.REPLAYED);
  }

  /** The switch is what {@code SrtpReceiver} makes of a packet that is not authentic, or known. */
  @Tag("asvs-11.3.3")
  @Tag("asvs-17.2.3")
  @ParameterizedTest
  @EnumSource
  void refusesReplaysAndForgeries(SrtpProfile profile) {
    SrtpSender sender = SrtpSender.ofClient(keys(profile));
    SrtpReceiver receiver = SrtpReceiver.ofClient(keys(profile));
    ByteBuffer packet = packet(SSRC, 1);
    sender.protectRtp(packet);
    ByteBuffer replay = copy(packet);
    ByteBuffer forged = copy(packet);
    forged.put(20, (byte) (forged.get(20) ^ 4));
    assertThat(receiver.unprotectRtp(forged)).isEqualTo(SrtpStatus.UNAUTHENTICATED);
    assertThat(receiver.unprotectRtp(packet)).isEqualTo(SrtpStatus.OK);
    assertThat(receiver.unprotectRtp(replay)).isEqualTo(SrtpStatus.REPLAYED);
  }

  @ParameterizedTest
  @EnumSource
  void refusesPacketsOfTheOtherDirection(SrtpProfile profile) {
    ByteBuffer packet = packet(SSRC, 1);
    SrtpSender.ofServer(keys(profile)).protectRtp(packet);
    assertThat(SrtpReceiver.ofClient(keys(profile)).unprotectRtp(packet))
        .isEqualTo(SrtpStatus.UNAUTHENTICATED);
  }

  /** The switches are the length and the catch in {@code SrtpReceiver}. */
  @Tag("asvs-17.2.4")
  @ParameterizedTest
  @EnumSource
  void refusesEveryTruncation(SrtpProfile profile) {
    SrtpReceiver receiver = SrtpReceiver.ofClient(keys(profile));
    ByteBuffer packet = packet(SSRC, 1);
    SrtpSender.ofClient(keys(profile)).protectRtp(packet);
    for (int length = 0; length < packet.remaining(); length++) {
      ByteBuffer cut = copy(packet).limit(length);
      assertThat(receiver.unprotectRtp(cut)).isNotEqualTo(SrtpStatus.OK);
      assertThat(receiver.unprotectRtcp(copy(packet).limit(length))).isNotEqualTo(SrtpStatus.OK);
    }
    assertThat(receiver.unprotectRtp(packet)).isEqualTo(SrtpStatus.OK);
  }

  @Test
  void forgeriesOfManySsrcsTakeNoContexts() {
    SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
    SrtpReceiver receiver = SrtpReceiver.ofClient(keys(profile));
    for (int i = 0; i < 2 * SrtpReceiver.MAX_SSRCS; i++) {
      assertThat(receiver.unprotectRtp(packet(i, 1))).isEqualTo(SrtpStatus.UNAUTHENTICATED);
    }
    ByteBuffer packet = packet(SSRC, 1);
    SrtpSender.ofClient(keys(profile)).protectRtp(packet);
    assertThat(receiver.unprotectRtp(packet)).isEqualTo(SrtpStatus.OK);
  }

  @Test
  void onePeerHasABoundedNumberOfSsrcs() {
    SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
    SrtpSender sender = SrtpSender.ofClient(keys(profile));
    SrtpReceiver receiver = SrtpReceiver.ofClient(keys(profile));
    SrtpStatus last = SrtpStatus.OK;
    for (int i = 0; i <= SrtpReceiver.MAX_SSRCS; i++) {
      ByteBuffer packet = packet(i, 1);
      sender.protectRtp(packet);
      last = receiver.unprotectRtp(packet);
      assertThat(last == SrtpStatus.OK).isEqualTo(i < SrtpReceiver.MAX_SSRCS);
    }
    assertThat(last).isEqualTo(SrtpStatus.TOO_MANY_SSRCS);
  }

  @ParameterizedTest
  @EnumSource
  void sealsLatePacketsButNoIndexTwice(SrtpProfile profile) {
    SrtpSender sender = SrtpSender.ofServer(keys(profile));
    assertThat(sender.protectRtp(packet(SSRC, 1))).isTrue();
    assertThat(sender.protectRtp(packet(SSRC, 1500))).isTrue();
    assertThat(sender.protectRtp(packet(SSRC, 2))).as("recovered late").isTrue();
    assertThat(sender.protectRtp(packet(SSRC, 2))).isFalse();
    assertThat(sender.protectRtp(packet(SSRC, 1500))).isFalse();
    assertThat(sender.protectRtp(packet(SSRC, 4000))).isTrue();
    assertThat(sender.protectRtp(packet(SSRC, 3))).as("too old to tell").isFalse();
  }

  @Test
  void refusesPacketWithoutRoomForTheTag() {
    byte[] bytes = Packets.audio(SSRC, 1, 30, 1);
    SrtpSender sender = SrtpSender.ofServer(keys(SrtpProfile.AES128_CM_SHA1_80));
    assertThat(sender.protectRtp(ByteBuffer.wrap(bytes))).isFalse();
  }

  @Test
  void prefersTheAuthenticatedCipher() {
    assertThat(SrtpProfile.choose(new int[] {1, 8, 7})).contains(SrtpProfile.AEAD_AES_128_GCM);
    assertThat(SrtpProfile.choose(new int[] {1, 8})).contains(SrtpProfile.AES128_CM_SHA1_80);
    assertThat(SrtpProfile.choose(new int[] {2, 8})).isEmpty();
  }
}
