package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.rtp.RtpView;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoudestAudioTest {

  private static final long PACKET_NANOS = 20_000_000;
  private static final int QUIET = 90;
  private static final int SPEECH = 25;

  private final LoudestAudio loudest = new LoudestAudio(3);
  private final List<AudioSource> people = new ArrayList<>();
  private long nowNanos = 1_000_000_000L;

  private void people(int count) {
    for (int i = 0; i < count; i++) {
      people.add(new AudioSource(i + 1));
      loudest.add(people.get(i));
    }
  }

  /** A packet of everybody; those named speak. Returns who is forwarded. */
  private List<Integer> packet(int... speaking) {
    nowNanos += PACKET_NANOS;
    List<Integer> forwarded = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      int level = QUIET;
      for (int speaker : speaking) {
        level = speaker == i ? SPEECH : level;
      }
      if (loudest.admits(nowNanos, people.get(i), level, level == SPEECH)) {
        forwarded.add(i);
      }
    }
    return forwarded;
  }

  private List<Integer> seconds(double count, int... speaking) {
    List<Integer> forwarded = List.of();
    for (int i = 0; i < count * 50; i++) {
      forwarded = packet(speaking);
    }
    return forwarded;
  }

  @Test
  void everybodyIsHeardInASmallConference() {
    people(3);
    assertThat(packet()).containsExactly(0, 1, 2);
    assertThat(seconds(60, 1)).containsExactly(0, 1, 2);
  }

  @Test
  void everybodyIsHeardWithoutALimit() {
    var all = new LoudestAudio(0);
    people(10);
    for (AudioSource source : people) {
      all.add(source);
      assertThat(all.admits(nowNanos, source, QUIET, false)).isTrue();
    }
  }

  @Test
  void threeOfManyAreForwarded() {
    people(10);
    assertThat(seconds(5)).hasSize(3);
    assertThat(seconds(5, 6)).hasSize(3).contains(6);
  }

  @Test
  void whoeverBeginsToSpeakIsHeardFromTheFirstPacketOn() {
    people(10);
    seconds(5, 0, 1, 2);
    seconds(0.4);
    assertThat(packet(7)).contains(7);
    assertThat(packet(7, 8)).contains(7, 8);
    assertThat(packet(7, 8, 9)).contains(7, 8, 9);
  }

  @Test
  void whoFallsOutLingers() {
    people(10);
    seconds(5, 0, 1, 2);
    seconds(0.4, 1, 2);
    assertThat(packet(1, 2, 7)).contains(0, 1, 2, 7);
    assertThat(seconds(1.9, 1, 2, 7)).contains(0);
    assertThat(seconds(0.2, 1, 2, 7)).containsExactly(1, 2, 7);
  }

  @Test
  void pauseBetweenWordsLosesNothing() {
    people(10);
    seconds(5, 0, 1, 2);
    for (int i = 0; i < 20; i++) {
      assertThat(seconds(0.5, 1, 2, 7)).contains(1, 2, 7);
      assertThat(packet(0, 1, 2)).as("at once again").contains(0);
      assertThat(seconds(0.5, 0, 1, 2)).contains(0, 1, 2);
    }
  }

  @Test
  void fourthSpeakerIsHeardOnlyIfClearlyLouder() {
    people(10);
    seconds(2, 0, 1, 2);
    assertThat(seconds(2, 0, 1, 2, 3)).containsExactly(0, 1, 2);
    nowNanos += PACKET_NANOS;
    assertThat(loudest.admits(nowNanos, people.get(3), SPEECH - 10, true)).isTrue();
  }

  @Test
  void whoDoesNotTellHowLoudItIsIsHeardWhereThereIsRoom() {
    people(4);
    seconds(1);
    assertThat(loudest.admits(nowNanos, people.get(3), -1, false)).isTrue();
  }

  @Test
  void placeOfWhoLeavesIsFree() {
    people(4);
    seconds(1, 0, 1, 2);
    loudest.remove(people.remove(1));
    assertThat(packet()).hasSize(3);
  }

  @Test
  void neverMoreThanTwiceAsManyWhoeverSpeaks() {
    people(12);
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      assertThat(packet(random.nextInt(12), random.nextInt(12), random.nextInt(12)))
          .as("three places may change hands within one packet's time")
          .hasSizeBetween(3, 6 + 3);
    }
  }

  @Test
  void streamGoesOnWithoutAGapWhenASpeakerIsLetInAgain() {
    var rig = new Rig();
    RtpView first = sent(rig.forward(rig.audioPacket(1, 960, SPEECH)));
    rig.now += 200 * Rig.MILLI;
    for (int i = 2; i < 11; i++) {
      rig.receive(rig.audioPacket(i, 960 * i, QUIET));
    }
    rig.audio.resume();
    RtpView next = sent(rig.forward(rig.audioPacket(11, 960 * 11, SPEECH)));
    assertThat(next.sequence() - first.sequence()).isEqualTo(1);
    assertThat(next.timestamp() - first.timestamp()).as("time has passed").isEqualTo(9_600);
  }

  private static RtpView sent(@Nullable RtpView packet) {
    if (packet == null) {
      throw new AssertionError("was not forwarded");
    }
    return packet;
  }
}
