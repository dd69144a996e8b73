package eu.parvis.media.bwe;

/**
 * What one receiver gets of one video source: what there is, filled in by whoever knows the source,
 * and what {@link Allocator} decided. Belongs to one loop.
 */
public final class Share {

  private final Ladder ladder = new Ladder();
  private boolean onStage;
  private int firstSpatial;
  private int key = Ladder.NOTHING;
  private int rung = Ladder.NOTHING;

  /** What can be had now; to be filled in before each decision. */
  public Ladder ladder() {
    return ladder;
  }

  /**
   * Sets whether the receiver looks at this source above all.
   *
   * @param spatial resolution that it needs on stage before others get anything
   */
  public void stage(boolean isOnStage, int spatial) {
    onStage = isOnStage;
    firstSpatial = spatial;
  }

  /** Resolution that was decided, or -1 for nothing. */
  public int spatial() {
    return Ladder.spatialOf(key);
  }

  /** Highest layer of frame rate that was decided, or -1 for nothing. */
  public int temporal() {
    return Ladder.temporalOf(key);
  }

  boolean isOnStage() {
    return onStage;
  }

  /** The highest rung that it gets on stage before others get anything. */
  int firstRung() {
    return ladder.highestOf(firstSpatial);
  }

  int topRung() {
    return ladder.size() - 1;
  }

  int rung() {
    return rung;
  }

  void rung(int chosen) {
    rung = chosen;
  }

  /** What is sent takes now; its rung, or the one that came in its place. */
  long sentBps() {
    int sent = topRung();
    while (sent >= 0 && ladder.key(sent) > key) {
      sent--;
    }
    return bps(sent);
  }

  /** Whether a rung is above what is sent. */
  boolean climbsTo(int wanted) {
    return ladder.key(wanted) > key;
  }

  /** Whether this is the least of a source of which nothing is sent. */
  boolean isFirst(int wanted) {
    return wanted == 0 && key == Ladder.NOTHING;
  }

  /** Whether the choice is below what is sent, though that is still to be had. */
  boolean falls() {
    return ladder.key(rung) < Math.min(key, ladder.key(topRung()));
  }

  /** What was chosen is sent from here on. Returns whether that is something new. */
  boolean settle() {
    int chosen = ladder.key(rung);
    boolean changed = chosen != key;
    key = chosen;
    return changed;
  }

  long bps(int ofRung) {
    return ladder.bps(ofRung);
  }
}
