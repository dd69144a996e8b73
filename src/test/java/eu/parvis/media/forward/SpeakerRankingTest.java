package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.forward.SpeakerRanking.Speaker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeakerRankingTest {

  private static final long PACKET_NANOS = 20_000_000;

  private final SpeakerRanking ranking = new SpeakerRanking();
  private final Speaker ann = ranking.join("ann");
  private final Speaker ben = ranking.join("ben");
  private final Speaker zoe = ranking.join("zoe");
  private final List<String> news = new ArrayList<>();
  private long now;

  /** Everybody sends packets; those named speak. */
  private void millis(int millis, Speaker... speaking) {
    for (int i = 0; i < millis / 20; i++) {
      now += PACKET_NANOS;
      for (Speaker speaker : List.of(ann, ben, zoe)) {
        boolean speaks = List.of(speaking).contains(speaker);
        if (ranking.heard(now, speaker, speaks ? 25 : 80, speaks)) {
          news.add(speaker.endpointId());
        }
      }
    }
  }

  @Test
  void nobodyIsDominantBeforeAnybodySpoke() {
    millis(5_000);
    assertThat(ranking.dominant()).isNull();
    assertThat(news).isEmpty();
  }

  @Test
  void whoSpeaksBecomesDominantOnce() {
    millis(1_000, ben);
    assertThat(ranking.dominant()).isEqualTo(ben);
    millis(30_000, ben);
    assertThat(news).containsExactly("ben");
  }

  @Test
  void followsAConversation() {
    millis(3_000, ann);
    millis(3_000, ben);
    millis(3_000, zoe);
    millis(3_000, ann);
    assertThat(news).containsExactly("ann", "ben", "zoe", "ann");
    assertThat(ranking.ranking()).containsExactly(ann, zoe, ben);
  }

  @Test
  void changesWithinTwoSecondsOfAChangeOfSpeaker() {
    millis(20_000, ann);
    millis(1_200, ben);
    assertThat(ranking.dominant()).isEqualTo(ben);
  }

  @Test
  void coughDoesNotSwitch() {
    millis(2_000, ann);
    for (int i = 0; i < 10; i++) {
      millis(300, ben);
      millis(2_000);
    }
    assertThat(news).containsExactly("ann");
  }

  @Test
  void coughIntoSilenceDoesNotMakeASpeaker() {
    millis(400, zoe);
    millis(2_000);
    assertThat(ranking.dominant()).isNull();
  }

  @Test
  void twoWhoTalkAtOnceDoNotTakeTurns() {
    millis(2_000, ann);
    millis(20_000, ann, ben);
    assertThat(news).containsExactly("ann");
  }

  @Test
  void shortPausesDoNotLoseTheStage() {
    for (int i = 0; i < 20; i++) {
      millis(1_500, ann);
      millis(500, ben);
    }
    assertThat(news).containsExactly("ann");
  }

  @Test
  void whoStopsSendingLosesTheStage() {
    millis(3_000, ann);
    for (int i = 0; i < 100; i++) {
      now += PACKET_NANOS;
      if (ranking.heard(now, ben, 25, true)) {
        news.add("ben");
      }
    }
    assertThat(news).containsExactly("ann", "ben");
  }

  @Test
  void loudToneCountsWithoutVoiceBitAndNoiseDoesNot() {
    for (int i = 0; i < 100; i++) {
      now += PACKET_NANOS;
      ranking.heard(now, ann, 55, false);
      ranking.heard(now, ben, 20, false);
      ranking.heard(now, zoe, -1, true);
    }
    assertThat(ranking.dominant()).isEqualTo(ben);
  }

  @Test
  void whoLeavesIsForgotten() {
    millis(2_000, ann);
    ranking.leave(ann);
    assertThat(ranking.dominant()).isNull();
    assertThat(ranking.ranking()).containsExactly(ben, zoe);
  }

  @Test
  void longPauseIsNoSpeech() {
    ranking.heard(0, ann, 20, true);
    assertThat(ranking.heard(60 * 1_000_000_000L, ann, 20, true)).isFalse();
    assertThat(ranking.dominant()).isNull();
  }
}
