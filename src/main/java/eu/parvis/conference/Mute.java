package eu.parvis.conference;

/**
 * One kind of media of a stream: what its client shows, and what the owner imposed. What was
 * imposed holds until the client has shown itself muted and then unmuted again.
 */
final class Mute {

  private enum Imposed {
    NOT,
    UNSEEN,
    SEEN
  }

  private boolean shown = true;
  private Imposed imposed = Imposed.NOT;

  /** What others are told; then nothing is forwarded either. */
  boolean muted() {
    return shown || imposed();
  }

  /** Whether what the owner imposed still holds, whatever the client does. */
  boolean imposed() {
    return imposed != Imposed.NOT;
  }

  void impose() {
    imposed = shown ? Imposed.SEEN : Imposed.UNSEEN;
  }

  void show(boolean muted) {
    shown = muted;
    if (muted && imposed == Imposed.UNSEEN) {
      imposed = Imposed.SEEN;
    } else if (!muted && imposed == Imposed.SEEN) {
      imposed = Imposed.NOT;
    }
  }
}
