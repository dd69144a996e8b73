package eu.parvis.signaling.focus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class InvitationPaceTest {

  private final InvitationPace pace = new InvitationPace();
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void theFirstFailureIsFollowedByAnInvitationAtOnceAndLaterOnesByLongerPauses() {
    var seconds = new ArrayList<Long>();
    for (var i = 0; i < 8; i++) {
      seconds.add(failAtOnce().toSeconds());
    }
    assertThat(seconds).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void aPauseThatHasPassedAlreadyIsNotWaitedFor() {
    failAtOnce();
    pace.invited(now);
    now = now.plusSeconds(10);
    assertThat(pace.failed(now)).isZero();
  }

  @Test
  void aSessionThatHeldMakesUpForEarlierFailures() {
    for (var i = 0; i < 5; i++) {
      failAtOnce();
    }
    pace.invited(now);
    pace.connected(now.plusSeconds(1));
    now = now.plusSeconds(1).plus(InvitationPace.PROVEN);
    assertThat(pace.failed(now)).isZero();
    assertThat(failAtOnce()).isEqualTo(InvitationPace.FIRST_PAUSE);
  }

  @Test
  void aSessionThatFailsAsSoonAsItIsConnectedMakesUpForNothing() {
    failAtOnce();
    pace.invited(now);
    pace.connected(now);
    assertThat(pace.failed(now)).isEqualTo(InvitationPace.FIRST_PAUSE);
  }

  private Duration failAtOnce() {
    pace.invited(now);
    var pause = pace.failed(now);
    now = now.plus(pause);
    return pause;
  }
}
