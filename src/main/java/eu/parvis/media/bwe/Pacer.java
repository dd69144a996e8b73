package eu.parvis.media.bwe;

import org.jspecify.annotations.Nullable;

/**
 * Spreads packets that come in bursts over time: a leaky bucket that is emptied at {@link #FACTOR}
 * times the target (draft-ietf-rmcat-gcc-02 section 4). Retransmissions go before video. Audio is
 * not given to it and never waits, what it takes is told by {@link #sent}; so is padding.
 *
 * <p>What waits is named by an item and a number, the bytes are elsewhere. Nothing is dropped: the
 * longer packets wait, the faster they go, so that none waits longer than {@link #LIMIT_NANOS}.
 *
 * @param <T> what the packets belong to
 */
public final class Pacer<T> {

  /**
   * How much faster than the target packets go. The draft has 2.5, for encoders whose target grows
   * slowly; what probes found is near what the link carries, and a keyframe faster than that fills
   * its queue.
   */
  public static final double FACTOR = 1.5;

  /** The longest time that a packet waits. */
  public static final long LIMIT_NANOS = 400_000_000;

  /** Packets that may wait in each queue, a power of two. */
  public static final int CAPACITY = 512;

  /** What may go at once. */
  static final long BURST_NANOS = 5_000_000;

  private static final double BITS_TIMES_NANOS = 8e9;
  private static final long MIN_LEFT_NANOS = 1_000_000;
  private static final long NEVER = Long.MAX_VALUE;

  /** Which queue a packet waits in; earlier ones go first. */
  public enum Priority {
    RETRANSMISSION,
    VIDEO
  }

  private final Queue<T> retransmissions = new Queue<>();
  private final Queue<T> video = new Queue<>();
  private long bps = 1;
  private long freeNanos = Long.MIN_VALUE;
  private Priority polledPriority = Priority.VIDEO;
  private long polledNumber;

  /** A ring of packets. */
  private static final class Queue<T> {
    private final @Nullable Object[] items = new Object[CAPACITY];
    private final long[] numbers = new long[CAPACITY];
    private final int[] bytes = new int[CAPACITY];
    private final long[] sinceNanos = new long[CAPACITY];
    private int head;
    private int size;
    private long totalBytes;

    private void add(long nowNanos, T item, long number, int packetBytes) {
      int slot = head + size & CAPACITY - 1;
      items[slot] = item;
      numbers[slot] = number;
      bytes[slot] = packetBytes;
      sinceNanos[slot] = nowNanos;
      totalBytes += packetBytes;
      size++;
    }

    @SuppressWarnings("unchecked") // only add() writes
    private @Nullable T remove() {
      T item = (T) items[head];
      items[head] = null;
      totalBytes -= bytes[head];
      head = head + 1 & CAPACITY - 1;
      size--;
      return item;
    }

    private void forget(T item) {
      for (int i = 0; i < CAPACITY; i++) {
        if (item.equals(items[i])) {
          items[i] = null;
        }
      }
    }
  }

  /** Sets the target, and the rate of a probe that is being sent, or 0; in bits per second. */
  public void rate(long targetBps, long probingBps) {
    bps = Math.max(1, Math.max((long) (targetBps * FACTOR), probingBps));
  }

  /** Whether a packet of video may go now without waiting: none waits, and there is room. */
  public boolean isFree(long nowNanos) {
    return video.size == 0 && retransmissions.size == 0 && hasRoom(nowNanos);
  }

  private boolean hasRoom(long nowNanos) {
    return freeNanos <= nowNanos + BURST_NANOS;
  }

  /** Lets a packet wait. Returns false if too many wait already: it should go at once. */
  public boolean offer(long nowNanos, Priority priority, T item, long number, int bytes) {
    Queue<T> queue = queue(priority);
    if (queue.size == CAPACITY) {
      return false;
    }
    queue.add(nowNanos, item, number, bytes);
    return true;
  }

  /**
   * Takes the next packet that may go, which {@link #polledNumber} and {@link #polledPriority} tell
   * more of; null if there is none. Call {@link #sent} for it.
   */
  public @Nullable T poll(long nowNanos) {
    while (nowNanos >= nextDeadlineNanos()) {
      polledPriority = retransmissions.size > 0 ? Priority.RETRANSMISSION : Priority.VIDEO;
      Queue<T> queue = queue(polledPriority);
      polledNumber = queue.numbers[queue.head];
      T item = queue.remove();
      if (item != null) {
        return item;
      }
    }
    return null;
  }

  public long polledNumber() {
    return polledNumber;
  }

  public Priority polledPriority() {
    return polledPriority;
  }

  /** A packet of any kind was sent. */
  public void sent(long nowNanos, int bytes) {
    long rate = Math.max(bps, drainingBps(nowNanos));
    long busyUntilNanos = Math.max(freeNanos, nowNanos) + (long) (bytes * BITS_TIMES_NANOS / rate);
    // Whatever the rate was when it was sent: nothing that comes waits longer for it.
    freeNanos = Math.min(busyUntilNanos, nowNanos + LIMIT_NANOS);
  }

  /** What it takes to send all that waits before the first of it has waited too long. */
  private long drainingBps(long nowNanos) {
    long sinceNanos = oldestNanos();
    if (sinceNanos == NEVER) {
      return 0;
    }
    long leftNanos = Math.max(MIN_LEFT_NANOS, sinceNanos + LIMIT_NANOS - nowNanos);
    return (long) ((video.totalBytes + retransmissions.totalBytes) * BITS_TIMES_NANOS / leftNanos);
  }

  private long oldestNanos() {
    return Math.min(oldestNanos(video), oldestNanos(retransmissions));
  }

  private static long oldestNanos(Queue<?> queue) {
    return queue.size == 0 ? NEVER : queue.sinceNanos[queue.head];
  }

  /** Forgets what waits of an item. */
  public void remove(T item) {
    video.forget(item);
    retransmissions.forget(item);
  }

  /** Packets that wait. */
  public int waiting() {
    return video.size + retransmissions.size;
  }

  /** When {@link #poll} has something to take, or {@link Long#MAX_VALUE}. */
  public long nextDeadlineNanos() {
    long oldest = oldestNanos();
    if (oldest == NEVER) {
      return NEVER;
    }
    long free = freeNanos == Long.MIN_VALUE ? freeNanos : freeNanos - BURST_NANOS;
    return Math.min(free, oldest + LIMIT_NANOS);
  }

  private Queue<T> queue(Priority priority) {
    return switch (priority) {
      case RETRANSMISSION -> retransmissions;
      case VIDEO -> video;
    };
  }
}
