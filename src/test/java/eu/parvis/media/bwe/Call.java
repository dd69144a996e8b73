package eu.parvis.media.bwe;

import eu.parvis.link.Conditions;
import eu.parvis.link.Link;
import java.util.Random;

/**
 * A receiver that is sent one voice and video of the rate that its estimate allows, through a
 * pacer, millisecond by millisecond.
 */
final class Call {

  private static final int AUDIO_BYTES = 110;
  private static final int AUDIO_MILLIS = 20;
  private static final int FRAME_MILLIS = 33;
  private static final int PACKET_BYTES = 1100;
  private static final int PADDING_BYTES = 255 + 20;

  final Receiver receiver;
  private final Pacer<String> pacer = new Pacer<>();
  private final Random random;
  private final long[] layersBps;
  private long millis;
  long now = Receiver.START;

  // What was seen in the last second.
  long audioSent;
  long audioLost;
  long paddingBytes;
  long longestAudioNanos;
  long fullQueueMillis;

  /**
   * @param layersBps rates of video to choose from; with one, video takes any rate up to it
   */
  Call(Conditions conditions, long seed, long... layersBps) {
    this.random = new Random(seed);
    this.layersBps = layersBps;
    Conditions back =
        Conditions.good()
            .delayMillis(conditions.delayNanos() / Receiver.MILLI, 2)
            .loss(Conditions.Loss.random(conditions.loss().inGood() / 2));
    long feedbackNanos = (50 + random.nextInt(50)) * Receiver.MILLI;
    this.receiver =
        new Receiver(new Link(conditions, seed), new Link(back, seed + 1), feedbackNanos);
    downlink().want(layersBps[layersBps.length - 1] + 100_000);
  }

  Downlink downlink() {
    return receiver.downlink;
  }

  void conditions(Conditions changed) {
    receiver.forth.conditions(changed);
  }

  Conditions conditions() {
    return receiver.forth.conditions();
  }

  void run(int runMillis) {
    for (int i = 0; i < runMillis; i++) {
      step();
    }
  }

  private void step() {
    now += Receiver.MILLI;
    millis++;
    receiver.advance(now);
    pacer.rate(downlink().targetBps(), downlink().probingBps());
    if (millis % AUDIO_MILLIS == 0) {
      audio();
    }
    if (millis % FRAME_MILLIS == 0) {
      frame();
    }
    while (pacer.poll(now) != null) {
      send((int) pacer.polledNumber());
    }
    for (int i = 0; i < 10 && downlink().isPaddingDue(now); i++) {
      paddingBytes += PADDING_BYTES;
      send(PADDING_BYTES);
    }
    if (receiver.forth.queueNanos(now) > conditions().queueNanos() * 0.9) {
      fullQueueMillis++;
    }
  }

  private void audio() {
    audioSent++;
    long arrival = send(AUDIO_BYTES);
    if (arrival == Link.DROPPED) {
      audioLost++;
    } else {
      longestAudioNanos = Math.max(longestAudioNanos, arrival - now);
    }
  }

  private void frame() {
    double share = 0.7 + random.nextDouble() * 0.6;
    int left = (int) (videoBps() / 8000.0 * FRAME_MILLIS * share);
    while (left > 0) {
      int bytes = Math.min(left, PACKET_BYTES);
      pacer.offer(now, Pacer.Priority.VIDEO, "video", bytes, bytes);
      left -= PACKET_BYTES;
    }
  }

  /** The rate of video that fits beside one voice. */
  long videoBps() {
    long room = downlink().targetBps() - 65_000;
    if (layersBps.length == 1) {
      // Headers take their part.
      return Math.max(0, (long) (Math.min(room, layersBps[0]) * 0.95));
    }
    long best = 0;
    for (long bps : layersBps) {
      best = bps <= room ? bps : best;
    }
    return (long) (best * 0.95);
  }

  private long send(int bytes) {
    pacer.sent(now, bytes);
    return receiver.send(now, bytes);
  }

  void forgetWhatWasSeen() {
    audioSent = 0;
    audioLost = 0;
    paddingBytes = 0;
    longestAudioNanos = 0;
    fullQueueMillis = 0;
    receiver.arrivedBytes = 0;
  }
}
