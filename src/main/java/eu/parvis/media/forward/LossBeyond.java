package eu.parvis.media.forward;

/**
 * The worst loss that receivers of a microphone reported of late. Its sender is told of it as if it
 * were its own, so that its encoder puts what a packet needs to be replaced into the next one (Opus
 * in-band FEC, RFC 7587 section 3.1.3), which browsers do only against losses that they know of.
 *
 * <p>In 1/256 of the packets. At most {@link #MOST}, since a receiver may say what it likes and
 * redundancy takes bits from the sound.
 */
final class LossBeyond {

  /** 20 %, the most that libwebrtc takes into account. */
  static final int MOST = 51;

  /**
   * So many times the loss is told: browsers average it over ten seconds, and Opus protects what it
   * takes for music only above 8 %.
   */
  static final int FACTOR = 4;

  /** Browsers report on sound every 5 s: a loss is remembered over three reports. */
  static final long MEMORY_NANOS = 15_000_000_000L;

  private int worst;
  private long worstNanos;

  /** A receiver has lost this share of the packets since its last report. */
  void reported(long nowNanos, int fractionLost) {
    int told = Math.min(fractionLost * FACTOR, MOST);
    if (told >= worst || nowNanos - worstNanos > MEMORY_NANOS) {
      worst = told;
      worstNanos = nowNanos;
    }
  }

  /** What the sender is told at least. */
  int fraction(long nowNanos) {
    return nowNanos - worstNanos > MEMORY_NANOS ? 0 : worst;
  }
}
