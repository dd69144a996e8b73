package eu.parvis.signaling.xep0198sm;

import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counters and the unacknowledged stanzas of one client; it outlives the stream. Holds at most
 * {@value #MAX_UNACKNOWLEDGED} stanzas of together {@value #MAX_UNACKNOWLEDGED_CHARS} characters.
 * Not thread-safe.
 *
 * @see <a href="https://xmpp.org/extensions/xep-0198.html">XEP-0198</a>
 */
public final class StreamManagement {

  /** A client that acknowledges nothing for this many stanzas is lost. */
  public static final int MAX_UNACKNOWLEDGED = 1_000;

  /**
   * A client that leaves more than this unacknowledged is lost. Half of what a socket takes at
   * once, so that a resumption, which sends all of it again, cannot overflow the new socket. Twice
   * what a newcomer to a full room is shown.
   */
  public static final int MAX_UNACKNOWLEDGED_CHARS = 1_000_000;

  /** Stanzas between two requests for an acknowledgement. */
  private static final int REQUEST_EVERY = 5;

  private static final long MODULUS = 1L << 32; // "h" wraps at 2^32 (XEP-0198 section 4)

  private final Deque<String> unacknowledged = new ArrayDeque<>();
  private boolean enabled;
  private @Nullable String resumptionId;
  private long handled;
  private long acknowledged;
  private int sinceRequest;
  private int unacknowledgedChars;

  /** What sending a stanza calls for. */
  public enum Sent {
    /** Nothing more. */
    QUIET,
    /** Ask the client to acknowledge. */
    REQUEST_ACKNOWLEDGEMENT,
    /** The client acknowledges nothing: give the stream up. */
    OVERFLOW
  }

  /**
   * Starts counting.
   *
   * @param id what the client will name to resume, or null if it does not want to
   * @return the answer
   */
  public XmlElement enable(@Nullable String id, long maxSeconds) {
    if (enabled) {
      return XmlElement.of(Ns.SM, "failed", XmlElement.of(Ns.STANZA_ERRORS, "unexpected-request"));
    }
    enabled = true;
    resumptionId = id;
    var answer = XmlElement.of(Ns.SM, "enabled");
    return id == null
        ? answer
        : answer.with("id", id).with("resume", "true").with("max", maxSeconds);
  }

  public boolean isEnabled() {
    return enabled;
  }

  /** What the client names to resume; null if it cannot. */
  public @Nullable String resumptionId() {
    return resumptionId;
  }

  /** Counts a stanza from the client. */
  public void received() {
    if (enabled) {
      handled = (handled + 1) % MODULUS;
    }
  }

  /** How many stanzas of the client were handled. */
  public long handled() {
    return handled;
  }

  /**
   * Keeps a stanza to the client until it is acknowledged.
   *
   * @param stanza as it is written
   */
  public Sent sent(String stanza) {
    if (!enabled) {
      return Sent.QUIET;
    }
    unacknowledged.add(stanza);
    unacknowledgedChars += stanza.length();
    if (unacknowledged.size() > MAX_UNACKNOWLEDGED
        || unacknowledgedChars > MAX_UNACKNOWLEDGED_CHARS) {
      return Sent.OVERFLOW;
    }
    sinceRequest++;
    if (sinceRequest < REQUEST_EVERY) {
      return Sent.QUIET;
    }
    sinceRequest = 0;
    return Sent.REQUEST_ACKNOWLEDGEMENT;
  }

  /**
   * Forgets what the client has handled.
   *
   * @return false if the client claims more than it was sent
   */
  public boolean acknowledge(long count) {
    var newly = Math.floorMod(count - acknowledged, MODULUS);
    if (newly > unacknowledged.size()) {
      return false;
    }
    for (var i = 0L; i < newly; i++) {
      unacknowledgedChars -= unacknowledged.remove().length();
    }
    acknowledged = count;
    return true;
  }

  /** What must be sent again after a resumption, oldest first. */
  public List<String> unacknowledged() {
    return List.copyOf(unacknowledged);
  }
}
