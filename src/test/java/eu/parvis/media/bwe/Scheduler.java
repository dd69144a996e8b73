package eu.parvis.media.bwe;

import java.util.Random;

/**
 * When a receiver's process gets a processor: what arrives meanwhile waits in its socket, is read
 * in one go and stamped as it is read.
 */
interface Scheduler {

  /** A processor is always free. */
  Scheduler NEVER_LATE =
      new Scheduler() {
        @Override
        public boolean runs(long nowNanos) {
          return true;
        }

        @Override
        public boolean reads(long nowNanos) {
          return true;
        }

        @Override
        public long stamp(long arrivalNanos) {
          return arrivalNanos;
        }
      };

  /** Whether the process runs now; asked each millisecond. */
  boolean runs(long nowNanos);

  /** Whether there is still time for one packet more. */
  boolean reads(long nowNanos);

  /** When a packet that arrived is read. */
  long stamp(long arrivalNanos);

  /** A machine with more work than processors, in which each run is short and waited for. */
  final class Starved implements Scheduler {

    private static final long READING_NANOS = 100_000;
    private static final int LEAST_PACKETS = 10;
    private static final int MOST_PACKETS = 60;

    private final Random random;
    private final int lateMillis;
    private long wakeNanos;
    private long phaseEndNanos;
    private boolean busy;
    private int left;
    private long stampNanos;

    /**
     * @param lateMillis how long it waits for a processor at most while the machine is busy, apart
     *     from a stall of up to 300 ms now and then
     */
    Starved(long seed, int lateMillis) {
      this.random = new Random(seed);
      this.lateMillis = lateMillis;
    }

    @Override
    public boolean runs(long nowNanos) {
      if (nowNanos >= phaseEndNanos) {
        // It begins busily: the others in the call start as well.
        busy = !busy;
        phaseEndNanos = nowNanos + millis(1000, 5000);
      }
      if (nowNanos < wakeNanos) {
        return false;
      }
      left = LEAST_PACKETS + random.nextInt(MOST_PACKETS - LEAST_PACKETS);
      stampNanos = nowNanos;
      wakeNanos = nowNanos + waitNanos();
      return true;
    }

    private long waitNanos() {
      if (!busy) {
        return millis(0, 3);
      }
      return random.nextInt(20) == 0 ? millis(100, 300) : millis(lateMillis / 4, lateMillis);
    }

    private long millis(int least, int most) {
      return (least + random.nextInt(most - least + 1)) * Receiver.MILLI;
    }

    @Override
    public boolean reads(long nowNanos) {
      return left-- > 0;
    }

    @Override
    public long stamp(long arrivalNanos) {
      stampNanos = Math.max(stampNanos, arrivalNanos) + READING_NANOS;
      return stampNanos;
    }
  }
}
