package eu.parvis.signaling.xep0045muc;

import eu.parvis.signaling.stanza.XmlElement;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the changed presence of one occupant is shown to the others: the first change at once, later
 * ones {@link #BETWEEN} apart, so that of many the last is shown.
 */
final class PresencePace {

  /** Between two broadcasts of the same occupant's presence. */
  static final Duration BETWEEN = Duration.ofMillis(250);

  private Instant next = Instant.MIN;
  private boolean waiting;
  private @Nullable XmlElement shown;

  /** Whether a broadcast is on its way already, or would tell nothing new. */
  boolean needsNothing(XmlElement presence) {
    return waiting || presence.equals(shown);
  }

  /** How long to wait; zero if the presence may be shown at once. */
  Duration delay(Instant now) {
    return now.isBefore(next) ? Duration.between(now, next) : Duration.ZERO;
  }

  void showing(XmlElement presence, Instant now) {
    shown = presence;
    next = now.plus(BETWEEN);
  }

  void await() {
    waiting = true;
  }

  void awaited() {
    waiting = false;
  }
}
