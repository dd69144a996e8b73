package eu.parvis.load;

import eu.parvis.load.PictureCheck.Described;
import eu.parvis.load.Recording.Frame;
import eu.parvis.media.codec.Vp8Descriptor;
import eu.parvis.media.rtp.ExtendedSequence;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.stream.NackTracker;
import eu.parvis.media.stream.ReceiveStatistics;
import eu.parvis.media.stream.SequenceWindow;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One camera that is received: puts packets in order, asks for what is missing and checks every
 * picture. For one thread.
 */
final class InVideo {

  private static final long REORDER_NANOS = 10_000_000L;

  /** After this a packet is given up, as a browser's jitter buffer does. */
  private static final long PATIENCE_NANOS = 500_000_000L;

  private static final long NONE = -1;

  /** A packet that waits for its turn; without payload it only fills its place. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Held(
      long atNanos, boolean starts, boolean ends, Described described, byte[] payload) {}

  private final int ssrc;
  private final Recording recording;
  private final Identity.Book book;
  private final Tally tally;
  private final ExtendedSequence sequences = new ExtendedSequence();
  private final SequenceWindow window = new SequenceWindow();
  private final ReceiveStatistics statistics = new ReceiveStatistics(Format.VP8_HZ);
  private final NackTracker nacks = new NackTracker(REORDER_NANOS);
  private final PictureCheck check = new PictureCheck();
  private final TreeMap<Long, Held> waiting = new TreeMap<>();
  private final Vp8Descriptor descriptor = new Vp8Descriptor();
  private final CRC32 crc = new CRC32();
  private long next = NONE;
  private @Nullable Described open;
  private int openBytes;
  private boolean decoded;
  private long decodedNanos;

  InVideo(int ssrc, Recording recording, Identity.Book book, Tally tally) {
    this.ssrc = ssrc;
    this.recording = recording;
    this.book = book;
    this.tally = tally;
  }

  int ssrc() {
    return ssrc;
  }

  ReceiveStatistics statistics() {
    return statistics;
  }

  NackTracker nacks() {
    return nacks;
  }

  boolean wantsKeyframe() {
    return next != NONE && check.wantsKeyframe();
  }

  /** Whether a picture could be decoded since then. */
  boolean decodedSince(long nanos) {
    return decoded && decodedNanos - nanos >= 0;
  }

  void receive(long nowNanos, RtpView packet, boolean repaired) {
    long highest = sequences.highest();
    long sequence = sequences.extend(packet.sequence());
    if (!window.mark(sequence)) {
      return;
    }
    if (repaired) {
      tally.packetsRecovered.increment();
    } else {
      statistics.received(nowNanos, sequence, packet.timestamp());
      if (sequence < highest) {
        tally.packetsDisordered.increment();
      }
    }
    nacks.received(nowNanos, sequence);
    if (next == NONE) {
      next = sequence;
    }
    if (sequence >= next) {
      waiting.put(sequence, held(nowNanos, packet));
      drain(nowNanos);
    }
  }

  private Held held(long nowNanos, RtpView packet) {
    if (packet.payloadLength() == 0 || !descriptor.wrap(packet)) {
      return new Held(nowNanos, false, false, new Described(false, 0, 0, 0), new byte[0]);
    }
    byte[] payload = new byte[Math.max(0, packet.payloadLength() - descriptor.length())];
    packet.buffer().get(packet.payloadOffset() + descriptor.length(), payload);
    Described described =
        new Described(
            descriptor.startsKeyframe(),
            descriptor.pictureId(),
            descriptor.baseLayerIndex(),
            Math.max(0, descriptor.temporalLayer()));
    return new Held(nowNanos, descriptor.startsFrame(), packet.marker(), described, payload);
  }

  /** Goes on with what is there; after a while without what is missing. */
  void drain(long nowNanos) {
    while (!waiting.isEmpty()) {
      Map.Entry<Long, Held> first = waiting.firstEntry();
      if (first.getKey() != next) {
        if (nowNanos - first.getValue().atNanos() < PATIENCE_NANOS) {
          return;
        }
        tally.packetsLost.add(first.getKey() - next);
        open = null;
      }
      waiting.remove(first.getKey());
      next = first.getKey() + 1;
      consume(nowNanos, first.getValue());
    }
  }

  private void consume(long nowNanos, Held packet) {
    if (packet.payload().length == 0) {
      return;
    }
    if (packet.starts()) {
      open = packet.described();
      openBytes = 0;
      crc.reset();
    }
    if (open == null) {
      return;
    }
    crc.update(packet.payload());
    openBytes += packet.payload().length;
    if (packet.ends()) {
      complete(nowNanos, open);
      open = null;
    }
  }

  private void complete(long nowNanos, Described picture) {
    Frame known = recording.find(Frame.sum(crc, openBytes));
    long switches = check.switches();
    if (!check.take(picture, known)) {
      tally.undecodablePictures.increment();
      return;
    }
    decoded = true;
    decodedNanos = nowNanos;
    tally.pictures.increment();
    tally.layerSwitches.add(check.switches() - switches);
    long sentNanos = known == null ? 0 : book.sentNanos(ssrc, known);
    if (sentNanos != 0) {
      tally.delay(nowNanos - sentNanos);
    }
  }
}
