package eu.parvis.conference.web;

import eu.parvis.account.NetworkAddress;
import eu.parvis.account.Tally;
import eu.parvis.conference.ParticipantId;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.room.RoomId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How often an address or a browser asked for a room that does not exist, how many participants an
 * address brought, and how many streams a participant asked for. A whole office may sit behind one
 * address: opening links that exist is never counted, what others guessed keeps nobody out as long
 * as somebody of theirs is in a call, and there is room for the people of several full rooms. Of
 * IPv6 addresses the network of 64 bits counts, because that is what one subscriber has.
 */
@Component
class Attempts {

  /** Misses of one address, or one browser, within {@link #WINDOW} before it has to wait. */
  static final int MAX_MISSES = 30;

  /** New participants of one address within {@link #WINDOW}: those of four full rooms. */
  static final int MAX_ADMISSIONS = 600;

  static final Duration WINDOW = Duration.ofMinutes(10);

  /** Codes for one mail address within {@link #CODE_WINDOW}, whether it is invited or not. */
  static final int MAX_CODES_BY_MAIL = 5;

  /** Codes that one network address asks for within {@link #CODE_WINDOW}. */
  static final int MAX_CODES_BY_NETWORK = 60;

  /** Codes for one room within {@link #CODE_WINDOW}. */
  static final int MAX_CODES_BY_ROOM = 600;

  static final Duration CODE_WINDOW = Duration.ofHours(1);

  /** Tokens of one participant within {@link #STREAM_WINDOW}; a page asks each second at most. */
  static final int MAX_STREAMS = 120;

  /** What one participant asks to be done to others, or to its name, within the same time. */
  static final int MAX_ORDERS = 300;

  static final Duration STREAM_WINDOW = Duration.ofMinutes(1);

  private final CallNetworks calls;
  private final Tally misses;
  private final Tally browsers;
  private final Tally admissions;
  private final Tally streams;
  private final Tally orders;
  private final Tally codesByMail;
  private final Tally codesByNetwork;
  private final Tally codesByRoom;

  Attempts(Clock clock, CallNetworks calls) {
    this.calls = calls;
    this.misses = new Tally(clock, MAX_MISSES, WINDOW);
    this.browsers = new Tally(clock, MAX_MISSES, WINDOW);
    this.admissions = new Tally(clock, MAX_ADMISSIONS, WINDOW);
    this.streams = new Tally(clock, MAX_STREAMS, STREAM_WINDOW);
    this.orders = new Tally(clock, MAX_ORDERS, STREAM_WINDOW);
    this.codesByMail = new Tally(clock, MAX_CODES_BY_MAIL, CODE_WINDOW);
    this.codesByNetwork = new Tally(clock, MAX_CODES_BY_NETWORK, CODE_WINDOW);
    this.codesByRoom = new Tally(clock, MAX_CODES_BY_ROOM, CODE_WINDOW);
  }

  /**
   * @throws Refusal if the sender's browser has missed too often, or the address, from which nobody
   *     is in a call
   */
  void check(HttpServletRequest request) {
    GuessCookie.read(request)
        .ifPresent(browser -> refuse(browsers.wait(browser), RefusalCode.TOO_MANY_ATTEMPTS));
    var wait = misses.wait(address(request));
    if (!wait.isZero() && !calls.hasPeople(request.getRemoteAddr())) {
      refuse(wait, RefusalCode.TOO_MANY_ATTEMPTS);
    }
  }

  /**
   * Counts a link that leads nowhere.
   *
   * @return what the browser has to keep, so that its misses are its own
   */
  String miss(HttpServletRequest request) {
    misses.add(address(request));
    var browser = GuessCookie.read(request).orElseGet(GuessCookie::fresh);
    browsers.add(browser);
    return GuessCookie.write(browser);
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

  /**
   * Counts an order, each of which may be written down and told to everybody.
   *
   * @throws Refusal if the participant gave too many
   */
  void order(ParticipantId participant) {
    refuse(orders.take(participant.toString()), RefusalCode.TOO_MANY_ATTEMPTS);
  }

  /**
   * Counts a code that is about to be drawn, mailed or not.
   *
   * @throws Refusal if there were too many
   */
  void code(HttpServletRequest request, RoomId room, EmailAddress mail) {
    refuse(codesByNetwork.take(address(request)), RefusalCode.TOO_MANY_CODES);
    refuse(codesByMail.take(mail.value()), RefusalCode.TOO_MANY_CODES);
    refuse(codesByRoom.take(room.value().toString()), RefusalCode.TOO_MANY_CODES);
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
