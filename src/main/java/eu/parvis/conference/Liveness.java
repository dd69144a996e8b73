package eu.parvis.conference;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of a stream's life: its signalling parked or not, its media heard or not. */
final class Liveness {

  /** After this long without a sign, others are told that somebody is reconnecting. */
  static final Duration SILENCE = Duration.ofSeconds(3);

  /** After this long without a sign, a stream is gone. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private boolean connected;
  private boolean announced;
  private Instant signalledAt;
  private @Nullable Instant silentSince;
  private @Nullable Instant parkedSince;

  Liveness(Instant now) {
    signalledAt = now;
  }

  /** The stream's signalling was heard. */
  void signalled(Instant now) {
    signalledAt = now;
  }

  /** Whether neither media nor signalling was heard for {@link #PATIENCE}. */
  boolean overdue(Instant now) {
    return silentSince != null && !signalledAt.plus(PATIENCE).isAfter(now);
  }

  void mediaConnected() {
    connected = true;
    silentSince = null;
  }

  /** The media side has heard nothing for {@link #SILENCE}. */
  void mediaSilent(Instant now) {
    silentSince = now.minus(SILENCE);
  }

  void mediaHeard() {
    silentSince = null;
  }

  /** The transport is lost; a silence lasts on until the next one is connected. */
  void mediaLost() {
    connected = false;
  }

  void park(Instant now) {
    parkedSince = now;
  }

  void resume() {
    parkedSince = null;
  }

  boolean parked() {
    return parkedSince != null;
  }

  /** Whether the stream has been parked without a break since {@code moment}. */
  boolean parkedSince(Instant moment) {
    return moment.equals(parkedSince);
  }

  /** How long a parked stream may stay; zero or less if it is overdue. */
  Duration remaining(Instant now) {
    var start = parkedSince == null ? now : parkedSince;
    if (silentSince != null && silentSince.isBefore(start)) {
      start = silentSince;
    }
    return Duration.between(now, start.plus(PATIENCE));
  }

  boolean interrupted(Instant now) {
    var quiet = parkedSince != null && !connected && !now.isBefore(parkedSince.plus(SILENCE));
    return silentSince != null || quiet;
  }

  /**
   * Whether {@link #interrupted} differs from what others were told; they are told by the caller.
   */
  boolean announce(Instant now) {
    var differs = announced != interrupted(now);
    announced = interrupted(now);
    return differs;
  }
}
