package eu.parvis.load;

import eu.parvis.load.Recording.Frame;
import eu.parvis.media.rtp.ExtendedSequence;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.stream.ReceiveStatistics;
import eu.parvis.media.stream.SequenceWindow;
import java.util.zip.CRC32;

/** One voice that is received: loss, order and delay. For one thread. */
final class InAudio {

  private final int ssrc;
  private final Recording recording;
  private final Identity.Book book;
  private final Tally tally;
  private final ExtendedSequence sequences = new ExtendedSequence();
  private final SequenceWindow window = new SequenceWindow();
  private final ReceiveStatistics statistics = new ReceiveStatistics(Format.OPUS_HZ);
  private final CRC32 crc = new CRC32();
  private boolean heard;
  private long heardNanos;

  InAudio(int ssrc, Recording recording, Identity.Book book, Tally tally) {
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

  /** Whether something came since then. */
  boolean heardSince(long nanos) {
    return heard && heardNanos - nanos >= 0;
  }

  void receive(long nowNanos, RtpView packet) {
    long highest = sequences.highest();
    long sequence = sequences.extend(packet.sequence());
    if (!window.mark(sequence)) {
      return;
    }
    statistics.received(nowNanos, sequence, packet.timestamp());
    tally.voicePackets.increment();
    heard = true;
    heardNanos = nowNanos;
    if (highest != ExtendedSequence.NONE && sequence < highest) {
      tally.packetsDisordered.increment();
      tally.voiceLost.decrement();
    } else if (highest != ExtendedSequence.NONE) {
      tally.voiceLost.add(sequence - highest - 1);
    }
    crc.reset();
    crc.update(packet.buffer().slice(packet.payloadOffset(), packet.payloadLength()));
    Frame known = recording.find(Frame.sum(crc, packet.payloadLength()));
    long sentNanos = known == null ? 0 : book.sentNanos(ssrc, known);
    if (sentNanos != 0) {
      tally.delay(nowNanos - sentNanos);
    }
  }
}
