package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyframeRequesterTest {

  private static final long MILLI = 1_000_000;

  private final KeyframeRequester requester = new KeyframeRequester();

  @Test
  void asksAtOnceAndOnlyOnceForEverybody() {
    assertThat(requester.poll(0)).isFalse();
    requester.request(5);
    requester.request(6);
    assertThat(requester.nextDeadlineNanos()).isEqualTo(5);
    assertThat(requester.poll(5)).isTrue();
    requester.request(7);
    assertThat(requester.poll(7)).isFalse();
  }

  @Test
  void repeatsUntilAKeyframeArrives() {
    requester.request(0);
    assertThat(requester.poll(0)).isTrue();
    assertThat(requester.poll(149 * MILLI)).isFalse();
    assertThat(requester.poll(150 * MILLI)).as("the first one may be lost").isTrue();
    assertThat(requester.poll(449 * MILLI)).isFalse();
    assertThat(requester.poll(450 * MILLI)).as("the second one may be ignored").isTrue();
    requester.arrived();
    assertThat(requester.nextDeadlineNanos()).isEqualTo(KeyframeRequester.NEVER);
    assertThat(requester.poll(1_000 * MILLI)).isFalse();
    assertThat(requester.sent()).isEqualTo(3);
  }

  @Test
  void keepsItsDistanceAlsoAfterAKeyframe() {
    requester.request(0);
    assertThat(requester.poll(0)).isTrue();
    requester.arrived();
    requester.request(100 * MILLI);
    assertThat(requester.nextDeadlineNanos()).isEqualTo(330 * MILLI);
    assertThat(requester.poll(329 * MILLI)).isFalse();
    assertThat(requester.poll(330 * MILLI)).isTrue();
  }

  @Test
  void givesUpUntilSomebodyAsksAgain() {
    requester.request(0);
    long now = 0;
    for (int i = 0; i < KeyframeRequester.MAX_TRIES; i++) {
      assertThat(requester.poll(now)).isTrue();
      now = requester.nextDeadlineNanos();
    }
    assertThat(requester.poll(now)).isFalse();
    assertThat(requester.nextDeadlineNanos()).isEqualTo(KeyframeRequester.NEVER);
    requester.request(now);
    assertThat(requester.poll(now)).isTrue();
  }
}
