package eu.parvis.meeting.mail;

import eu.parvis.kernel.EmailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of the last mail that somebody was sent about a meeting.
 *
 * @param trouble of a delayed mail why, of one that was given up why it was
 * @param at when that was so
 */
public record Fate(
    EmailAddress recipient, Occasion occasion, State state, @Nullable Trouble trouble, Instant at) {

  /** How far a mail came. */
  public enum State {
    /** Leaves in a moment, or, with a trouble, is delayed. */
    WAITING,
    /** Stays here, as there is no mail server. */
    KEPT,
    /** Handed to the mail server. */
    SENT,
    /** Given up. */
    FAILED
  }

  /** Whether it was tried in vain and will be tried again. */
  public boolean delayed() {
    return state == State.WAITING && trouble != null;
  }
}
