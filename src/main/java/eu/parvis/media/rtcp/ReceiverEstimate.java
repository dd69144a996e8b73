package eu.parvis.media.rtcp;

/**
 * Receiver estimated maximum bit rate, REMB; only read.
 *
 * <pre>
 *  |  Unique identifier 'R' 'E' 'M' 'B'                            |  draft-alvestrand-rmcat-remb-03
 *  |  Num SSRC     | BR Exp    |  BR Mantissa                      |  section 2.2
 *  |   SSRC feedback                                               |
 * </pre>
 */
public final class ReceiverEstimate {

  static final int FORMAT = 15;
  static final int IDENTIFIER = 0x52454D42; // "REMB"
  static final int MANTISSA_BITS = 18;
  static final int MANTISSA_MASK = (1 << MANTISSA_BITS) - 1;
  static final int EXPONENT_MASK = 0x3F;
  static final int FIXED_INFORMATION = 8;

  private ReceiverEstimate() {}

  /** Whether the compound stands on a REMB. */
  public static boolean matches(RtcpCompound packet) {
    return Feedback.matches(packet, RtcpCompound.PAYLOAD_FEEDBACK, FORMAT, FIXED_INFORMATION)
        && packet.buffer().getInt(packet.offset() + Feedback.FIXED_LENGTH) == IDENTIFIER;
  }

  /** The estimate in bits per second; {@link Long#MAX_VALUE} when it does not fit 63 bits. */
  public static long bitrateBps(RtcpCompound packet) {
    int word = packet.buffer().getInt(packet.offset() + Feedback.FIXED_LENGTH + Integer.BYTES);
    int exponent = word >>> MANTISSA_BITS & EXPONENT_MASK;
    long mantissa = word & MANTISSA_MASK;
    return Long.numberOfLeadingZeros(mantissa) <= exponent ? Long.MAX_VALUE : mantissa << exponent;
  }
}
