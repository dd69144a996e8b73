package eu.parvis.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaEvent.Failed.Reason;
import eu.parvis.media.testkit.TestPeer;
import eu.parvis.media.testkit.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentTest {

  private final World world = new World(13);
  private final TestPeer alice = world.peer("aaaa0001");

  private List<MediaEvent> after(int events) {
    return alice.events().subList(events, alice.events().size());
  }

  @Test
  void peerThatAnswersChecksIsNeverInterrupted() {
    alice.connect();
    int before = alice.events().size();
    world.runMillis(60_000);
    assertThat(after(before)).isEmpty();
  }

  @Test
  void silentPeerIsInterruptedAfterThreeSecondsAndResumes() {
    alice.connect();
    int before = alice.events().size();
    alice.silent(true);
    world.runMillis(1_900);
    assertThat(after(before)).isEmpty();
    world.runMillis(1_000);
    assertThat(after(before)).containsExactly(new MediaEvent.Silent("aaaa0001"));
    world.runMillis(1_200);
    assertThat(after(before))
        .containsExactly(new MediaEvent.Silent("aaaa0001"), new MediaEvent.Interrupted("aaaa0001"));
    alice.silent(false);
    world.runMillis(1_500);
    assertThat(after(before)).last().isEqualTo(new MediaEvent.Resumed("aaaa0001"));
    assertThat(after(before)).hasSize(3);
  }

  @Test
  void shortSilenceIsToldWhenItEnds() {
    alice.connect();
    int before = alice.events().size();
    alice.silent(true);
    world.runMillis(2_500);
    alice.silent(false);
    alice.check();
    world.runMillis(100);
    assertThat(after(before))
        .containsExactly(new MediaEvent.Silent("aaaa0001"), new MediaEvent.Resumed("aaaa0001"));
  }

  @Test
  void peerInDoubtIsAskedAtOnceAndToldOfSoon() {
    alice.connect();
    int before = alice.events().size();
    alice.session().doubt(world.nowNanos());
    world.runMillis(1_500);
    assertThat(after(before)).as("it answered").isEmpty();
    alice.silent(true);
    alice.session().doubt(world.nowNanos());
    world.runMillis(450);
    assertThat(after(before)).isEmpty();
    world.runMillis(100);
    assertThat(after(before)).containsExactly(new MediaEvent.Silent("aaaa0001"));
    alice.session().doubt(world.nowNanos());
    world.runMillis(600);
    assertThat(after(before)).as("told again after a new doubt").hasSize(2);
  }

  @Test
  void consentIsLostAfterTwentySeconds() {
    alice.connect();
    int before = alice.events().size();
    alice.silent(true);
    world.runMillis(19_000);
    assertThat(after(before)).hasSize(2);
    world.runMillis(2_200);
    assertThat(after(before))
        .containsExactly(
            new MediaEvent.Silent("aaaa0001"),
            new MediaEvent.Interrupted("aaaa0001"),
            new MediaEvent.Failed("aaaa0001", Reason.CONSENT_LOST));
    long sent = alice.counters().get(Counters.Count.PACKETS_OUT);
    world.runMillis(10_000);
    assertThat(alice.counters().get(Counters.Count.PACKETS_OUT)).isEqualTo(sent);
  }

  @Test
  void browserThatNeverComesFailsAfterTwentySeconds() {
    alice.answer();
    world.runMillis(19_900);
    assertThat(alice.events()).isEmpty();
    world.runMillis(200);
    assertThat(alice.events())
        .containsExactly(new MediaEvent.Failed("aaaa0001", Reason.CONSENT_LOST));
  }

  @Test
  void endpointWithoutAnswerWaits() {
    world.runMillis(600_000);
    assertThat(alice.events()).isEmpty();
  }

  @Test
  void browserThatBelievesToBeControlledIsToldOtherwise() {
    assertThat(alice.ice().isControlling()).isFalse();
    alice.connect();
    assertThat(alice.ice().isControlling()).isTrue();
  }
}
