package eu.parvis.conference.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.parvis.account.Tally;
import eu.parvis.conference.ParticipantId;
import eu.parvis.room.RoomId;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class AttemptsTest {

  private final HandClock clock = new HandClock();
  private final RoomId room = new RoomId(UUID.randomUUID());
  private final Set<ParticipantId> present = new HashSet<>();
  private final CallNetworks calls = new CallNetworks(_ -> present);
  private final Attempts attempts = new Attempts(clock, calls);

  /** The switch is the count in {@code Attempts}. */
  @Tag("asvs-2.4.1")
  @Test
  void anAddressThatMissesTooOftenHasToWait() {
    miss("192.0.2.1", Attempts.MAX_MISSES - 1);
    assertAllowed("192.0.2.1");

    miss("192.0.2.1", 1);

    assertRefused("192.0.2.1");
    assertAllowed("192.0.2.2");
  }

  /** The switch is {@code CallNetworks} in {@code Attempts.check}. */
  @Test
  void anAddressThatHasPeopleInACallIsNeverBlocked() {
    var colleague = new ParticipantId(UUID.randomUUID());
    calls.note(room, colleague, "192.0.2.1");
    miss("192.0.2.1", Attempts.MAX_MISSES);
    assertRefused("192.0.2.1");

    present.add(colleague);
    assertAllowed("192.0.2.1");

    miss("192.0.2.2", Attempts.MAX_MISSES);
    assertRefused("192.0.2.2");
    present.clear();
    assertRefused("192.0.2.1");
  }

  /** The switch is {@code browsers} in {@code Attempts}. */
  @Test
  void aBrowserThatMissesTooOftenHasToWaitWhereverItIs() {
    var colleague = new ParticipantId(UUID.randomUUID());
    calls.note(room, colleague, "192.0.2.1");
    present.add(colleague);
    var guesser = from("192.0.2.1");
    var value = value(attempts.miss(guesser));
    guesser.setCookies(new Cookie(GuessCookie.NAME, value));
    for (int i = 1; i < Attempts.MAX_MISSES; i++) {
      attempts.check(guesser);
      assertThat(value(attempts.miss(guesser))).isEqualTo(value);
    }

    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> attempts.check(guesser));
    assertAllowed("192.0.2.1");
    guesser.setRemoteAddr("192.0.2.7");
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> attempts.check(guesser));
  }

  @Test
  void remembersABoundedNumberOfPeopleAndThoseWhoArePresentFirst() {
    var colleague = new ParticipantId(UUID.randomUUID());
    calls.note(room, colleague, "192.0.2.1");
    present.add(colleague);
    for (int i = 0; i < CallNetworks.MOST; i++) {
      calls.note(room, new ParticipantId(UUID.randomUUID()), "192.0.2.2");
    }

    assertThat(calls.hasPeople("192.0.2.1")).isTrue();
    assertThat(calls.hasPeople("192.0.2.2")).as("none of them is present").isFalse();
  }

  @Test
  void theWaitEnds() {
    miss("192.0.2.1", Attempts.MAX_MISSES);

    clock.now = clock.now.plus(Attempts.WINDOW).plus(Duration.ofMillis(1));

    assertAllowed("192.0.2.1");
  }

  @Test
  void oneSubscribersNetworkCountsAsOne() {
    miss("2001:db8:1:2::1", Attempts.MAX_MISSES);

    assertRefused("2001:db8:1:2:ffff::9");
    assertAllowed("2001:db8:1:3::1");
  }

  @Test
  void remembersABoundedNumberOfAddresses() {
    miss("192.0.2.1", Attempts.MAX_MISSES);
    for (int i = 0; i < Tally.MAX_KEYS; i++) {
      miss("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), 1);
    }

    assertAllowed("192.0.2.1");
  }

  @Test
  void anOfficeBehindOneAddressIsAdmittedAndACrowdHasToWait() {
    for (int i = 0; i < Attempts.MAX_ADMISSIONS; i++) {
      attempts.admission(from("192.0.2.1"));
    }
    clock.now = clock.now.plusSeconds(60);

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> attempts.admission(from("192.0.2.1")))
        .satisfies(refusal -> {
          assertThat(refusal.code()).isEqualTo(RefusalCode.TOO_MANY_ADMISSIONS);
          assertThat(refusal.getHeaders().getFirst("Retry-After")).isEqualTo("541");
        });
    attempts.admission(from("192.0.2.2"));
    assertAllowed("192.0.2.1");

    clock.now = clock.now.plusSeconds(541);
    attempts.admission(from("192.0.2.1"));
  }

  @Test
  void aParticipantThatAsksForStreamsWithoutEndHasToWait() {
    var participant = new ParticipantId(UUID.randomUUID());
    for (int i = 0; i < Attempts.MAX_STREAMS; i++) {
      attempts.stream(participant);
    }

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> attempts.stream(participant))
        .extracting(Refusal::code)
        .isEqualTo(RefusalCode.TOO_MANY_STREAMS);
    attempts.stream(new ParticipantId(UUID.randomUUID()));

    clock.now = clock.now.plus(Attempts.STREAM_WINDOW).plusMillis(1);
    attempts.stream(participant);
  }

  private void miss(String address, int times) {
    for (int i = 0; i < times; i++) {
      attempts.miss(from(address));
    }
  }

  /** Without the day it expires, which goes on. */
  private static String value(String cookie) {
    return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
  }

  private void assertRefused(String address) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> attempts.check(from(address)))
        .extracting(Refusal::code)
        .isEqualTo(RefusalCode.TOO_MANY_ATTEMPTS);
  }

  private void assertAllowed(String address) {
    assertThatCode(() -> attempts.check(from(address))).doesNotThrowAnyException();
  }

  private static MockHttpServletRequest from(String address) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    return request;
  }

  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
