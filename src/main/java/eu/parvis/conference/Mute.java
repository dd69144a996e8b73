package eu.parvis.conference;

/**
 * One kind of media of a stream: what its client shows, and what was imposed. What was imposed
 * holds until the client has shown itself muted and then unmuted again; while it is forbidden, it
 * holds in any case.
 */
final class Mute {

  private enum Imposed {
    NOT,
    UNSEEN,
    SEEN
  }

  private boolean shown = true;
  private boolean forbidden;
  private Imposed imposed = Imposed.NOT;

  /** What others are told; then nothing is forwarded either. */
  boolean muted() {
    return shown || imposed();
  }

  /** Whether what was imposed still holds, whatever the client does. */
  boolean imposed() {
    return forbidden || imposed != Imposed.NOT;
  }

  /** Whether something was imposed that the client has not shown yet. */
  boolean unseen() {
    return imposed == Imposed.UNSEEN;
  }

  void impose() {
    imposed = shown ? Imposed.SEEN : Imposed.UNSEEN;
  }

  /** As {@link #impose}, of a stream whose client has shown nothing yet. */
  void imposeAtStart() {
    imposed = Imposed.UNSEEN;
  }

  /** Forbids, or allows again; nobody is heard or seen anew before they switch it on themselves. */
  void forbid(boolean forbid) {
    if (forbid != forbidden) {
      forbidden = forbid;
      impose();
    }
  }

  /** Notes what the client shows; true if it just switched itself on. */
  boolean show(boolean muted) {
    var switchedOn = shown && !muted;
    shown = muted;
    if (muted && imposed == Imposed.UNSEEN) {
      imposed = Imposed.SEEN;
    } else if (!muted && imposed == Imposed.SEEN && !forbidden) {
      imposed = Imposed.NOT;
    }
    return switchedOn;
  }
}
