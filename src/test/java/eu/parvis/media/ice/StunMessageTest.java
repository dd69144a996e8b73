package eu.parvis.media.ice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StunMessageTest {

  /** RFC 5769 section 2.1: the password of the sample messages. */
  private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

  /** RFC 5769 section 2.1: sample request. */
  private static final byte[] SAMPLE_REQUEST =
      hex(
          "00010058" // binding request, length
              + "2112a442" // magic cookie
              + "b7e7a701bc34d686fa87dfae" // transaction id
              + "80220010" // SOFTWARE
              + "5354554e207465737420636c69656e74" // "STUN test client"
              + "00240004" // PRIORITY
              + "6e0001ff"
              + "80290008" // ICE-CONTROLLED
              + "932ff9b151263b36"
              + "00060009" // USERNAME
              + "6576746a3a68367659202020" // "evtj:h6vY" and padding
              + "00080014" // MESSAGE-INTEGRITY
              + "9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
              + "80280004" // FINGERPRINT
              + "e57a3bcf");

  /** RFC 5769 section 2.2: sample IPv4 response. */
  private static final byte[] SAMPLE_RESPONSE =
      hex(
          "0101003c" // binding success, length
              + "2112a442" // magic cookie
              + "b7e7a701bc34d686fa87dfae" // transaction id
              + "8022000b" // SOFTWARE
              + "7465737420766563746f7220" // "test vector" and padding
              + "00200008" // XOR-MAPPED-ADDRESS
              + "0001a147e112a643" // 192.0.2.1, port 32853
              + "00080014" // MESSAGE-INTEGRITY
              + "2b91f599fd9e90c38c7489f92af9ba53f06be7d7"
              + "80280004" // FINGERPRINT
              + "c07d4c96");

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static @Nullable StunMessage parse(byte[] bytes) {
    return StunMessage.parse(ByteBuffer.wrap(bytes));
  }

  private static StunMessage parsed(byte[] bytes) {
    StunMessage message = parse(bytes);
    assertThat(message).isNotNull();
    return requireNonNull(message);
  }

  @Test
  void readsTheSampleRequest() {
    StunMessage message = parsed(SAMPLE_REQUEST);
    assertThat(message.isBindingRequest()).isTrue();
    assertThat(message.username()).isEqualTo("evtj:h6vY");
    assertThat(message.localUfrag()).isEqualTo("evtj");
    assertThat(message.controlled()).isTrue();
    assertThat(message.useCandidate()).isFalse();
    assertThat(message.unknownRequired()).isZero();
    assertThat(message.isAuthenticatedBy(new IntegrityKey(PASSWORD))).isTrue();
    assertThat(message.isAuthenticatedBy(new IntegrityKey("another password"))).isFalse();
  }

  @Test
  void readsTheSampleResponse() {
    StunMessage message = parsed(SAMPLE_RESPONSE);
    assertThat(message.isBindingSuccess()).isTrue();
    assertThat(message.isAuthenticatedBy(new IntegrityKey(PASSWORD))).isTrue();
  }

  @Test
  void readsAtAnyOffset() {
    var buffer = ByteBuffer.allocate(300);
    buffer.put(100, SAMPLE_REQUEST).position(100).limit(100 + SAMPLE_REQUEST.length);
    StunMessage message = StunMessage.parse(buffer);
    assertThat(message).isNotNull();
    assertThat(requireNonNull(message).username()).isEqualTo("evtj:h6vY");
    assertThat(message.isAuthenticatedBy(new IntegrityKey(PASSWORD))).isTrue();
    assertThat(buffer.position()).isEqualTo(100);
  }

  @Test
  void writesWhatTheSampleSays() {
    ByteBuffer written =
        new StunWriter()
            .start(Stun.BINDING_SUCCESS, hex("b7e7a701bc34d686fa87dfae"))
            .xorMappedAddress(new InetSocketAddress("192.0.2.1", 32853))
            .sign(new IntegrityKey(PASSWORD))
            .finish();
    byte[] bytes = new byte[written.remaining()];
    written.get(bytes);
    assertThat(HexFormat.of().formatHex(bytes)).contains("002000080001a147e112a643");
    assertThat(parsed(bytes).isAuthenticatedBy(new IntegrityKey(PASSWORD))).isTrue();
  }

  @Test
  void refusesEveryTruncation() {
    for (int length = 0; length < SAMPLE_REQUEST.length; length++) {
      assertThat(parse(Arrays.copyOf(SAMPLE_REQUEST, length))).isNull();
    }
  }

  @Test
  void refusesEveryFlippedBit() {
    for (int bit = 0; bit < SAMPLE_REQUEST.length * 8; bit++) {
      byte[] bytes = SAMPLE_REQUEST.clone();
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(parse(bytes)).as("bit %d", bit).isNull();
    }
  }

  @Test
  void refusesMessageWithoutFingerprint() {
    var buffer = new StunWriter().start(Stun.BINDING_REQUEST, new byte[12]).text(6, "a:b");
    byte[] bytes = new byte[Stun.HEADER_BYTES];
    ByteBuffer.wrap(bytes).putInt(0, 0x00010000).putInt(4, Stun.MAGIC_COOKIE);
    assertThat(parse(bytes)).isNull();
    assertThat(StunMessage.parse(buffer.finish())).isNotNull();
  }

  @Test
  void refusesMoreAttributesThanTheLimit() {
    var writer = new StunWriter().start(Stun.BINDING_REQUEST, new byte[12]);
    for (int i = 0; i < StunMessage.MAX_ATTRIBUTES; i++) {
      writer.flag(0xC000 + i);
    }
    assertThat(StunMessage.parse(writer.finish())).isNull();
  }

  @Test
  void ignoresWhatFollowsTheIntegrity() {
    ByteBuffer message =
        new StunWriter()
            .start(Stun.BINDING_REQUEST, new byte[12])
            .text(Stun.USERNAME, "evtj:h6vY")
            .sign(new IntegrityKey(PASSWORD))
            .flag(Stun.USE_CANDIDATE)
            .finish();
    StunMessage parsed = requireNonNull(StunMessage.parse(message));
    assertThat(parsed.isAuthenticatedBy(new IntegrityKey(PASSWORD))).isTrue();
    assertThat(parsed.useCandidate()).as("RFC 8489 section 14.5").isFalse();
  }

  @Test
  void namesTheFirstUnknownRequiredAttribute() {
    ByteBuffer message =
        new StunWriter()
            .start(Stun.BINDING_REQUEST, new byte[12])
            .flag(0xC057)
            .flag(0x7F01)
            .flag(0x7F02)
            .finish();
    StunMessage parsed = requireNonNull(StunMessage.parse(message));
    assertThat(parsed.unknownRequired()).isEqualTo(0x7F01);
  }

  @Test
  void survivesRandomBytes() {
    var random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = SAMPLE_REQUEST.clone();
      for (int j = 0; j < 4; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      assertThatNoException().isThrownBy(() -> parse(bytes));
    }
  }
}
