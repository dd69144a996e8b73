package eu.parvis.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.link.Conditions;
import eu.parvis.link.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A receiver on 1 Mbit/s who is sent two noisy cameras, a calm one and three voices: of one camera
 * the link carries the high layer with half of its frames, whose keyframe is long.
 */
class ClimbTest {

  private static final int SEEDS = 100;
  private static final long MILLI = Receiver.MILLI;
  private static final long LINK_BPS = 1_000_000;
  private static final int VOICES = 3;
  private static final int VOICE_BYTES = 85;
  private static final int LATE_MILLIS = 40;
  private static final int FRAME_MILLIS = 67;
  private static final int PACKET_BYTES = 1_100;
  private static final int KEYFRAME_BYTES = 40_000;
  private static final long[] NOISY = {160_000, 440_000, 740_000};
  private static final long CALM = 19_000;

  /** Seconds of one call on one link. */
  private static final class Room {
    final Receiver receiver;
    final Pacer<String> pacer = new Pacer<>();
    final Allocator allocator = new Allocator();
    final List<Share> shares = new ArrayList<>();
    final int[] sent = {-1, -1, -1};
    final long[] keyframeMillis = {-10_000, -10_000, -10_000};
    final Random random;
    long now = Receiver.START;
    long millis;
    int changes;

    Room(long seed) {
      random = new Random(seed * 7919 + 13);
      Conditions conditions =
          Conditions.good()
              .rate(2 * LINK_BPS)
              .delayMillis(5 + random.nextInt(30), random.nextInt(5))
              .queueMillis(200 + random.nextInt(300));
      Link back = new Link(Conditions.good().delayMillis(10, 2), seed + 1);
      receiver = new Receiver(new Link(conditions, seed), back, 50 * MILLI);
      if (seed % 2 == 1) {
        receiver.runs(new Scheduler.Starved(seed, LATE_MILLIS));
      }
      for (int i = 0; i < 3; i++) {
        shares.add(new Share());
      }
    }

    void run(int runMillis) {
      for (int i = 0; i < runMillis; i++) {
        step();
      }
    }

    void narrow() {
      receiver.forth.conditions(receiver.forth.conditions().rate(LINK_BPS));
    }

    private void step() {
      now += MILLI;
      millis++;
      receiver.advance(now);
      pacer.rate(receiver.downlink.targetBps(), receiver.downlink.probingBps());
      if (millis % 250 == 0 || receiver.downlink.takeChange()) {
        allocate(millis == 250);
      }
      if (millis % 20 == 0) {
        speak();
      }
      if (millis % FRAME_MILLIS == 0) {
        film();
      }
      while (pacer.poll(now) != null) {
        send((int) pacer.polledNumber());
      }
      for (int i = 0; i < 10 && receiver.downlink.isPaddingDue(now); i++) {
        send(275);
      }
    }

    private void allocate(boolean first) {
      for (int i = 0; i < 3; i++) {
        Ladder ladder = shares.get(i).ladder();
        ladder.clear();
        if (i == 2) {
          ladder.add(0, 0, CALM);
        } else {
          // The keyframe counts for as long as rates are measured.
          long keyframe = millis - keyframeMillis[i] < 2_000 ? KEYFRAME_BYTES * 8 / 3 : 0;
          ladder.add(0, 0, measured(NOISY[0]));
          ladder.add(1, 1, measured(NOISY[1]) + keyframe);
          ladder.add(1, 2, measured(NOISY[2]) + keyframe);
        }
      }
      long beside = VOICES * (VOICE_BYTES + 44) * 8 * 50;
      long budget = Math.max(0, receiver.downlink.targetBps() - beside);
      allocator.carried(receiver.downlink.isAllCarried());
      allocator.allocate(now, budget, shares, first);
      long wanted = allocator.wantedBps(shares);
      receiver.downlink.want(wanted == 0 ? 0 : wanted + beside);
    }

    private long measured(long bps) {
      return (long) (bps * (0.95 + 0.1 * random.nextDouble()));
    }

    private void speak() {
      for (int i = 0; i < VOICES; i++) {
        send(VOICE_BYTES);
      }
    }

    private void film() {
      for (int i = 0; i < 3; i++) {
        Share share = shares.get(i);
        int layer = share.spatial();
        if (layer != sent[i]) {
          changes++;
          keyframeMillis[i] = millis;
          offer(layer == 1 ? KEYFRAME_BYTES : layer == 0 ? KEYFRAME_BYTES / 4 : 0);
          sent[i] = layer;
        } else if (layer >= 0) {
          long bps = i == 2 ? CALM : layer == 0 ? NOISY[0] : NOISY[share.temporal()];
          offer((int) (bps / 8_000 * FRAME_MILLIS * (0.8 + 0.4 * random.nextDouble())));
        }
      }
    }

    private void offer(int bytes) {
      for (int left = bytes; left > 0; left -= PACKET_BYTES) {
        int packet = Math.min(left, PACKET_BYTES);
        pacer.offer(now, Pacer.Priority.VIDEO, "video", packet, packet);
      }
    }

    private void send(int bytes) {
      pacer.sent(now, bytes);
      receiver.send(now, bytes);
    }
  }

  @Test
  void keyframeOfAStepUpDoesNotTakeTheStepBack() {
    double sum = 0;
    double changes = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Room room = new Room(seed);
      room.run(8_000);
      room.narrow();
      room.run(30_000);
      room.changes = 0;
      room.receiver.arrivedBytes = 0;
      room.run(20_000);
      double use = room.receiver.arrivedBytes * 8.0 / LINK_BPS / 20;
      sum += use;
      changes += room.changes;
    }
    assertThat(sum / SEEDS).as("of the link is used").isGreaterThan(0.8);
    assertThat(changes / SEEDS).as("changes of a layer in 20 s").isLessThan(0.5);
  }
}
