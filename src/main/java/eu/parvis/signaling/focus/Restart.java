package eu.parvis.signaling.focus;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is known of a client's transport, and of the restart of it that is under way. */
final class Restart {

  /** A client that has not connected by then is helped once more. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  final RestartPace pace = new RestartPace();

  /** Whether the transport is up, and whether it is heard. */
  boolean connected;

  boolean silent;

  /** Whether it is to be restarted as soon as the client gives a sign by other means. */
  boolean awaitsSign;

  /** Whether the client restarts ICE in place; the older generation has its transport replaced. */
  boolean inPlace;

  /** Restarts in place so far; the last one is the one that may be answered. */
  int generation;

  /** Replacements that the client has not answered; its answers do not say which they are for. */
  int unanswered;

  /** The stanza that carried the last replacement, or null once it is answered or void. */
  @Nullable String stanzaId;

  private String certificate = "";
  private Instant dueAt = Instant.MIN;

  /** A restart has begun. */
  void begun(Instant now) {
    dueAt = now.plus(PATIENCE);
  }

  /** How long the restart that is under way still has; zero or less if there is none. */
  Duration underWay(Instant now) {
    return dueAt.isAfter(now) ? Duration.between(now, dueAt) : Duration.ZERO;
  }

  void connected() {
    connected = true;
    dueAt = Instant.MIN;
    heard();
  }

  void heard() {
    silent = false;
    awaitsSign = false;
  }

  /** Notes whom the client was in its answer. */
  void certificate(String fingerprint) {
    certificate = fingerprint.toUpperCase(Locale.ROOT);
  }

  /** Whether that is the certificate that the client had in its answer. */
  boolean isCertificate(String fingerprint) {
    return certificate.equals(fingerprint.toUpperCase(Locale.ROOT));
  }

  /** The session is over; what the client can do, and how often it did, is still known. */
  void end() {
    heard();
    connected = false;
    dueAt = Instant.MIN;
    unanswered = 0;
    stanzaId = null;
    certificate = "";
  }
}
