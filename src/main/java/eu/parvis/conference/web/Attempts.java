package eu.parvis.conference.web;

import eu.parvis.account.NetworkAddress;
import eu.parvis.account.Tally;
import eu.parvis.conference.ParticipantId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How often an address asked for a room that does not exist and how many participants it brought,
 * and how many streams a participant asked for. A whole office may sit behind one address: opening
 * links that exist is never counted, and there is room for the people of several full rooms. Of
 * IPv6 addresses the network of 64 bits counts, because that is what one subscriber has.
 */
@Component
class Attempts {

  /** Misses of one address within {@link #WINDOW} before it has to wait. */
  static final int MAX_MISSES = 30;

  /** New participants of one address within {@link #WINDOW}: those of four full rooms. */
  static final int MAX_ADMISSIONS = 600;

  static final Duration WINDOW = Duration.ofMinutes(10);

  /** Tokens of one participant within {@link #STREAM_WINDOW}; a page asks each second at most. */
  static final int MAX_STREAMS = 120;

  static final Duration STREAM_WINDOW = Duration.ofMinutes(1);

  private final Tally misses;
  private final Tally admissions;
  private final Tally streams;

  Attempts(Clock clock) {
    this.misses = new Tally(clock, MAX_MISSES, WINDOW);
    this.admissions = new Tally(clock, MAX_ADMISSIONS, WINDOW);
    this.streams = new Tally(clock, MAX_STREAMS, STREAM_WINDOW);
  }

  /**
   * @throws Refusal if the sender's address has missed too often
   */
  void check(HttpServletRequest request) {
    refuse(misses.wait(address(request)), RefusalCode.TOO_MANY_ATTEMPTS);
  }

  void miss(HttpServletRequest request) {
    misses.add(address(request));
  }

  /**
   * Counts a participant that is about to be made.
   *
   * @throws Refusal if the sender's address has brought too many
   */
  void admission(HttpServletRequest request) {
    refuse(admissions.take(address(request)), RefusalCode.TOO_MANY_ADMISSIONS);
  }

  /**
   * Counts a stream that a participant is about to open.
   *
   * @throws Refusal if it asked for too many
   */
  void stream(ParticipantId participant) {
    refuse(streams.take(participant.toString()), RefusalCode.TOO_MANY_STREAMS);
  }

  private static void refuse(Duration wait, RefusalCode code) {
    if (!wait.isZero()) {
      throw new Refusal(code, wait);
    }
  }

  private static String address(HttpServletRequest request) {
    return NetworkAddress.key(request.getRemoteAddr());
  }
}
