package eu.parvis.media.stream;

/**
 * Holds what is taken of one sender within a limit of packets and one of bits. What is refused
 * costs nothing, so a sender above a limit gets as much through as one at it. Allocates nothing.
 */
public final class IntakeLimit {

  /** So much more than it may send at a time: what a network held back may come at once. */
  public static final long BURST_NANOS = 2_000_000_000L;

  /** Who is above a limit for so long, without {@link #PAUSE_NANOS} between, floods. */
  public static final long FLOOD_NANOS = 5_000_000_000L;

  /** After so long without a refusal the sender has kept within its limits again. */
  public static final long PAUSE_NANOS = 1_000_000_000L;

  private static final double NANOS_PER_SECOND = 1e9;
  private static final int BITS = 8;
  private static final long NEVER = Long.MIN_VALUE;

  private final double nanosPerPacket;
  private final double nanosPerByte;
  private long packetsUntilNanos = NEVER;
  private long bytesUntilNanos = NEVER;
  private long refusedSinceNanos;
  private long refusedNanos = NEVER;

  /**
   * Creates a limit of a sender that has sent nothing.
   *
   * @param bps bits per second
   */
  public IntakeLimit(int packetsPerSecond, long bps) {
    nanosPerPacket = NANOS_PER_SECOND / packetsPerSecond;
    nanosPerByte = BITS * NANOS_PER_SECOND / bps;
  }

  /** Whether a packet that came now is within the limits; if so it counts. */
  public boolean take(long nowNanos, int bytes) {
    long packetsFrom = Math.max(nowNanos, packetsUntilNanos);
    long bytesFrom = Math.max(nowNanos, bytesUntilNanos);
    if (packetsFrom - nowNanos > BURST_NANOS || bytesFrom - nowNanos > BURST_NANOS) {
      refuse(nowNanos);
      return false;
    }
    packetsUntilNanos = packetsFrom + (long) nanosPerPacket;
    bytesUntilNanos = bytesFrom + (long) (bytes * nanosPerByte);
    return true;
  }

  private void refuse(long nowNanos) {
    if (refusedNanos == NEVER || nowNanos - refusedNanos > PAUSE_NANOS) {
      refusedSinceNanos = nowNanos;
    }
    refusedNanos = nowNanos;
  }

  /** Whether the sender was above a limit for {@link #FLOOD_NANOS} when it was last refused. */
  public boolean isFlooded() {
    return refusedNanos != NEVER && refusedNanos - refusedSinceNanos >= FLOOD_NANOS;
  }
}
