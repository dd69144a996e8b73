package eu.parvis.media.bwe;

import java.util.List;

/**
 * Divides what a downlink carries among the video sources of one receiver. Pure: what is decided
 * follows from the calls. Belongs to one loop; allocates nothing.
 *
 * <p>In this order, as long as it fits: what is on stage until it is seen well; the least of every
 * source; the best of what is on stage; the others step by step, each step for all before the next.
 * What is sent goes down at once when it does not fit. Going up takes {@link #HEADROOM} for {@link
 * #CLIMB_NANOS}; for some time after a fall it takes {@link #WARY_HEADROOM}, and the more often it
 * falls back, the longer: an estimate that swings by 10 % moves nothing.
 */
public final class Allocator {

  /** How much more than it takes must be there for a step up. */
  public static final double HEADROOM = 1.1;

  /**
   * As above, soon after a fall. More than 1.1 / 0.9: what fits in the highest of an estimate that
   * swings by 10 % with this to spare also fits in its lowest.
   */
  public static final double WARY_HEADROOM = 1.25;

  /** With so many times the room of the climb that failed, nothing is left of it to be wary of. */
  static final double OTHER_LINK = 1.5;

  /** How long there must be room without a break: longer than a queue takes to show itself. */
  public static final long CLIMB_NANOS = 1_000_000_000L;

  /** How long a fall is remembered. */
  static final long MIN_WARY_NANOS = 5_000_000_000L;

  /** As above, after it fell again and again; each time it takes twice as long. */
  static final long MAX_WARY_NANOS = 80_000_000_000L;

  /** A fall that comes within this time of a climb shows that the climb was one too many. */
  static final long SOON_NANOS = 20_000_000_000L;

  /** A step up that takes less than this share of what there is makes nothing fall. */
  static final double MIN_CLIMB = 0.05;

  /**
   * What takes more than there is by less than this stays for {@link #TIGHT_NANOS}: a keyframe, or
   * a probe, makes a queue that lowers the estimate once or twice, and the queue passes. While all
   * of it is carried it stays for longer.
   */
  static final double TIGHT = 1.4;

  /** As above; a link that has got narrower lowers the estimate further, or for longer. */
  static final long TIGHT_NANOS = 2_000_000_000L;

  /** With less than this a queue is long at once, and sound waits in it. */
  static final long TIGHT_BPS = 450_000;

  /** So many times as long as there is to be more room, there must be room for longer. */
  private static final int SOON = 4;

  /** Soon after a fall there must be room for this share of the time that it is remembered. */
  private static final long WARY_SHARE = MIN_WARY_NANOS / CLIMB_NANOS;

  private static final long NEVER = Long.MIN_VALUE;

  private long roomSinceNanos = NEVER;
  private long tightSinceNanos = NEVER;
  private long climbedNanos = NEVER;
  private long fellNanos = NEVER;
  private long waryNanos = MIN_WARY_NANOS;
  private long waryUntilNanos = NEVER;
  private long climbedBps = Long.MAX_VALUE;
  private long failedBps = Long.MAX_VALUE;
  private long totalBps;
  private boolean carried;
  private boolean leastOnly;

  /**
   * Whether the link carries all that is sent at present, whatever the estimate says: {@link
   * Downlink#isAllCarried}. Tell before deciding.
   */
  public void carried(boolean all) {
    carried = all;
  }

  /**
   * Decides anew. Call when something has changed, and from time to time.
   *
   * @param budgetBps what may be sent of video in all, 0 or more
   * @param shares in the order in which they are served
   * @param wishesChanged whether the receiver asks for something else or sources came and went:
   *     then steps up need no time
   * @return whether anything is sent otherwise than before
   */
  public boolean allocate(
      long nowNanos, long budgetBps, List<Share> shares, boolean wishesChanged) {
    boolean sameLink = budgetBps / OTHER_LINK < failedBps;
    long sentBps = sentBps(shares);
    long stayBps = stayBps(nowNanos, budgetBps, sentBps);
    boolean climbs = fill(shares, stayBps, (long) (budgetBps / headroom(nowNanos, sameLink)));
    if (!climbs) {
      roomSinceNanos = NEVER;
    } else if (!wishesChanged && !hasWaited(nowNanos, sameLink)) {
      // Whoever is not seen at all does not wait for falls to be forgotten.
      leastOnly = nowNanos - roomSinceNanos >= CLIMB_NANOS;
      climbs = fill(shares, stayBps, leastOnly ? (long) (budgetBps / WARY_HEADROOM) : 0);
      leastOnly = false;
    }
    if (climbs && totalBps - sentBps > budgetBps * MIN_CLIMB) {
      climbedBps = budgetBps;
      climbedNanos = wishesChanged ? climbedNanos : nowNanos;
    }
    return settle(nowNanos, shares, climbs, wishesChanged);
  }

  private static long sentBps(List<Share> shares) {
    long sentBps = 0;
    for (int i = 0; i < shares.size(); i++) {
      sentBps += shares.get(i).sentBps();
    }
    return sentBps;
  }

  /** How much what is sent already may take. */
  private long stayBps(long nowNanos, long budgetBps, long sentBps) {
    if (sentBps <= budgetBps) {
      tightSinceNanos = NEVER;
    } else if (tightSinceNanos == NEVER || carried) {
      tightSinceNanos = nowNanos;
    }
    boolean stays =
        budgetBps >= TIGHT_BPS
            && tightSinceNanos != NEVER
            && nowNanos - tightSinceNanos < TIGHT_NANOS;
    return stays ? (long) (budgetBps * TIGHT) : budgetBps;
  }

  private double headroom(long nowNanos, boolean sameLink) {
    return sameLink && isWary(nowNanos) ? WARY_HEADROOM : HEADROOM;
  }

  private boolean isWary(long nowNanos) {
    return waryUntilNanos != NEVER && nowNanos < waryUntilNanos;
  }

  private boolean hasWaited(long nowNanos, boolean sameLink) {
    if (roomSinceNanos == NEVER) {
      roomSinceNanos = nowNanos;
    }
    boolean fellLately = sameLink && fellNanos != NEVER && nowNanos - fellNanos < waryNanos * SOON;
    long patience = fellLately ? waryNanos / WARY_SHARE : CLIMB_NANOS;
    return nowNanos - roomSinceNanos >= patience;
  }

  /** Chooses a rung for each share. Returns whether one is above what is sent. */
  private boolean fill(List<Share> shares, long budgetBps, long climbBps) {
    totalBps = 0;
    int highest = 0;
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      share.rung(Ladder.NOTHING);
      highest = Math.max(highest, share.topRung());
    }
    raiseStage(shares, false, budgetBps, climbBps);
    for (int i = 0; i < shares.size(); i++) {
      raise(shares.get(i), 0, budgetBps, climbBps);
    }
    raiseStage(shares, true, budgetBps, climbBps);
    for (int rung = 1; rung <= highest; rung++) {
      for (int i = 0; i < shares.size(); i++) {
        raise(shares.get(i), rung, budgetBps, climbBps);
      }
    }
    return climbs(shares);
  }

  private static boolean climbs(List<Share> shares) {
    for (int i = 0; i < shares.size(); i++) {
      if (shares.get(i).climbsTo(shares.get(i).rung())) {
        return true;
      }
    }
    return false;
  }

  private void raiseStage(List<Share> shares, boolean fully, long budgetBps, long climbBps) {
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      if (share.isOnStage()) {
        raise(share, fully ? share.topRung() : share.firstRung(), budgetBps, climbBps);
      }
    }
  }

  private void raise(Share share, int upTo, long budgetBps, long climbBps) {
    int last = Math.min(upTo, share.topRung());
    for (int next = share.rung() + 1; next <= last; next++) {
      long total = totalBps - share.bps(share.rung()) + share.bps(next);
      boolean climb = share.climbsTo(next);
      if (total > (climb ? climbBps : budgetBps) || (climb && leastOnly && !share.isFirst(next))) {
        return;
      }
      totalBps = total;
      share.rung(next);
    }
  }

  private boolean settle(long nowNanos, List<Share> shares, boolean climbs, boolean wishesChanged) {
    boolean fell = false;
    boolean changed = false;
    for (int i = 0; i < shares.size(); i++) {
      fell |= shares.get(i).falls();
      changed |= shares.get(i).settle();
    }
    if (climbs) {
      roomSinceNanos = NEVER;
    } else if (fell && !wishesChanged) {
      fell(nowNanos);
    }
    return changed;
  }

  private void fell(long nowNanos) {
    if (climbedNanos != NEVER) {
      boolean soon = nowNanos - climbedNanos < SOON_NANOS;
      waryNanos = soon ? waryNanos * 2 : waryNanos / 2;
      waryNanos = Math.clamp(waryNanos, MIN_WARY_NANOS, MAX_WARY_NANOS);
    }
    failedBps = climbedBps;
    fellNanos = nowNanos;
    waryUntilNanos = nowNanos + waryNanos;
    climbedNanos = NEVER;
  }

  /** What was decided takes this many bits per second. */
  public long totalBps() {
    return totalBps;
  }

  /** How much would let every source be sent at its best; 0 if that is so. */
  public long wantedBps(List<Share> shares) {
    long wanted = 0;
    boolean lacks = false;
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      wanted += share.bps(share.topRung());
      lacks |= share.rung() < share.topRung();
    }
    return lacks ? (long) (wanted * WARY_HEADROOM) : 0;
  }
}
