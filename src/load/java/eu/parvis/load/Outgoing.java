package eu.parvis.load;

import eu.parvis.load.Recording.Frame;
import eu.parvis.media.rtcp.NtpTime;
import eu.parvis.media.rtp.AbsoluteSendTime;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Camera and microphone of one participant: what it sends, and how it heeds requests. */
final class Outgoing {

  /** Browsers make no keyframes faster. */
  private static final long BETWEEN_KEYFRAMES_NANOS = 300_000_000L;

  private static final int QUIET = 60;
  private static final int LOUD = 25;
  private static final int LOUD_BYTES = 60;

  private final Identity identity;
  private final Format format;
  private final Tally tally;
  private final int temporalLayers;
  private final List<Layer> layers = new ArrayList<>();
  private final @Nullable Playback voice;
  private final OutStream voiceStream;
  private final Consumer<ByteBuffer> out;
  private final ByteBuffer packet = ByteBuffer.allocate(2_048);
  private final byte[] extensions = new byte[8];
  private int transport;
  private volatile int maxHeight = Integer.MAX_VALUE;

  private record Layer(Playback playback, OutStream stream, Vp8Packets pictures, int number) {}

  /**
   * @param temporalLayers of pictures that are sent; frames of higher ones are left out
   * @param out protects and sends the packet between position and limit; has room behind
   */
  Outgoing(
      Identity identity, Format format, Tally tally, int temporalLayers, Consumer<ByteBuffer> out) {
    this.identity = identity;
    this.format = format;
    this.tally = tally;
    this.temporalLayers = temporalLayers;
    this.out = out;
    this.voice = identity.voice();
    this.voiceStream = new OutStream(identity.voiceSsrc(), format.opus(), identity.number());
    for (int i = 0; i < identity.layers().size(); i++) {
      OutStream stream = new OutStream(identity.videoSsrc(i), format.vp8(), 1_000 * i);
      Vp8Packets pictures = new Vp8Packets(identity.number() * 31);
      layers.add(new Layer(identity.layers().get(i), stream, pictures, i));
    }
  }

  /** Layers with more lines than these are not wanted by anybody. Called by any thread. */
  void limit(int height) {
    maxHeight = height;
  }

  /** Sends what is due. */
  void tick(long nowNanos) {
    for (Layer layer : layers) {
      boolean wanted = Recording.height(layer.number()) <= maxHeight;
      if (wanted != layer.playback().isPlaying()) {
        if (wanted) {
          layer.playback().restart(nowNanos);
        } else {
          layer.playback().stop();
        }
      }
      Frame frame = layer.playback().due(nowNanos);
      if (frame != null && frame.temporal() < temporalLayers) {
        send(layer, frame, nowNanos);
      }
    }
    speak(nowNanos);
  }

  private void speak(long nowNanos) {
    if (voice == null) {
      return;
    }
    if (!voice.isPlaying()) {
      voice.restart(nowNanos);
    }
    Frame frame = voice.due(nowNanos);
    if (frame != null) {
      Arrays.fill(extensions, (byte) 0);
      int level = frame.data().length > LOUD_BYTES ? LOUD : QUIET;
      int at = element(0, format.audioLevel(), 1, 0x80 | level);
      element(at, format.audioTransport(), 2, transport++);
      voiceStream.start(packet, false, ticks(nowNanos, Format.OPUS_HZ), extensions);
      packet.put(frame.data());
      voiceStream.finish(packet, false);
      emit();
    }
  }

  private void send(Layer layer, Frame frame, long nowNanos) {
    int count = Vp8Packets.count(frame);
    layer.pictures().start(frame);
    for (int i = 0; i < count; i++) {
      Arrays.fill(extensions, (byte) 0);
      int at = element(0, format.sendTime(), 3, AbsoluteSendTime.ofNanos(nowNanos));
      element(at, format.videoTransport(), 2, transport++);
      int timestamp = ticks(nowNanos, Format.VP8_HZ);
      layer.stream().start(packet, i == count - 1, timestamp, extensions);
      layer.pictures().write(frame, i, count, packet);
      layer.stream().finish(packet, true);
      emit();
    }
  }

  /** Writes an element of RFC 8285 section 4.2 unless its id is 0; returns what is behind it. */
  private int element(int at, int id, int bytes, int value) {
    if (id == 0) {
      return at;
    }
    extensions[at] = (byte) ((id << 4) | (bytes - 1));
    for (int i = 0; i < bytes; i++) {
      extensions[at + 1 + i] = (byte) (value >> (8 * (bytes - 1 - i)));
    }
    return at + 1 + bytes;
  }

  private void emit() {
    tally.packetsSent.increment();
    out.accept(packet);
  }

  /** Somebody needs a keyframe of this SSRC. */
  void keyframe(int ssrc, long nowNanos) {
    for (Layer layer : layers) {
      if (layer.stream().ssrc() == ssrc
          && layer.playback().isPlaying()
          && !layer.playback().startedWithin(nowNanos, BETWEEN_KEYFRAMES_NANOS)) {
        tally.keyframesAsked.increment();
        layer.playback().restart(nowNanos);
      }
    }
  }

  /** Somebody misses a packet of this SSRC. */
  void missing(int ssrc, int sequence) {
    for (Layer layer : layers) {
      int repair = identity.repairSsrc(layer.number());
      int id = format.videoTransport();
      if (layer.stream().ssrc() == ssrc
          && layer.stream().again(sequence, packet, repair, format.rtx(), id, transport)) {
        transport++;
        emit();
      }
    }
  }

  /** Writes sender reports of all that is sent; returns where they end. */
  int reports(ByteBuffer target, long nowNanos) {
    int at = 0;
    long ntp = NtpTime.ofNanos(nowNanos);
    if (voiceStream.isSending()) {
      at += voiceStream.report(target, at, ntp, ticks(nowNanos, Format.OPUS_HZ));
    }
    for (Layer layer : layers) {
      if (layer.stream().isSending()) {
        at += layer.stream().report(target, at, ntp, ticks(nowNanos, Format.VP8_HZ));
      }
    }
    return at;
  }

  private static int ticks(long nowNanos, int clockHz) {
    return (int) (nowNanos / 1_000 * clockHz / 1_000_000);
  }
}
