package eu.parvis.conference.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.parvis.account.Tally;
import eu.parvis.conference.ParticipantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class AttemptsTest {

  private final HandClock clock = new HandClock();
  private final Attempts attempts = new Attempts(clock);

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
