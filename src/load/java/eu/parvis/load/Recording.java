package eu.parvis.load;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Encoded pictures in three sizes, and a voice, of the same seconds; immutable. Each track starts
 * with what can be decoded by itself, so that it can be played in a loop.
 *
 * <p>The file: {@code PVL1}, then for each frame its track (0 is the voice), a byte with 1 for a
 * keyframe, the temporal layer in the next two bits and 8 if it needs the base layer alone, the
 * ticks since the first frame, the length and the bytes.
 */
final class Recording {

  /** Pictures come in this many sizes. */
  static final int LAYERS = 3;

  static final int VOICE = 0;

  private static final int[] HEIGHTS = {180, 360, 720};
  private static final byte[] MAGIC = "PVL1".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_FRAME_BYTES = 1 << 20;
  private static final int NO_FRAME = -1;

  /**
   * One encoded picture, or 20 ms of voice.
   *
   * @param track {@link #VOICE}, or 1 to {@link #LAYERS} from the smallest picture
   * @param index from 0 in its track
   * @param base index of the frame of the base layer that it builds on; -1 for none
   * @param ticks of the RTP clock since the first frame
   */
  @SuppressWarnings("ArrayRecordComponent") // frames are compared by identity, or by their sums
  record Frame(
      int track,
      int index,
      boolean key,
      int temporal,
      boolean synced,
      int base,
      int ticks,
      byte[] data) {

    /** The sum that {@link Recording#find} knows it by. */
    long sum() {
      CRC32 crc = new CRC32();
      crc.update(data);
      return sum(crc, data.length);
    }

    static long sum(CRC32 crc, int length) {
      return ((long) length << Integer.SIZE) | crc.getValue();
    }
  }

  private final List<List<Frame>> tracks;
  private final Map<Long, Frame> bySum = new HashMap<>();

  private Recording(List<List<Frame>> tracks) {
    this.tracks = tracks;
    Set<Long> twice = new HashSet<>();
    for (List<Frame> track : tracks) {
      for (Frame frame : track) {
        if (bySum.put(frame.sum(), frame) != null) {
          twice.add(frame.sum());
        }
      }
    }
    bySum.keySet().removeAll(twice);
  }

  /** Reads the recording that comes with the load client. */
  static Recording load() {
    try (InputStream in =
        Objects.requireNonNull(Recording.class.getResourceAsStream("recording.bin"))) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Recording read(InputStream file) throws IOException {
    List<List<Frame>> tracks = new ArrayList<>();
    for (int i = 0; i <= LAYERS; i++) {
      tracks.add(new ArrayList<>());
    }
    int[] base = new int[LAYERS + 1];
    DataInputStream in = new DataInputStream(file);
    if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
      throw new IOException("This is no recording");
    }
    for (int number = in.read(); number >= 0; number = in.read()) {
      if (number > LAYERS) {
        throw new IOException("There is no track " + number);
      }
      List<Frame> track = tracks.get(number);
      Frame frame = frame(in, number, track.size(), base[number]);
      track.add(frame);
      base[number] = frame.temporal() == 0 ? frame.index() : base[number];
    }
    return new Recording(tracks.stream().map(List::copyOf).toList());
  }

  private static Frame frame(DataInputStream in, int track, int index, int base)
      throws IOException {
    int flags = in.readUnsignedByte();
    int ticks = in.readInt();
    int length = in.readInt();
    if (length < 1 || length > MAX_FRAME_BYTES) {
      throw new IOException("A frame of " + length + " bytes");
    }
    byte[] data = in.readNBytes(length);
    boolean key = (flags & 1) != 0;
    return new Frame(
        track, index, key, (flags >> 1) & 3, (flags & 8) != 0, key ? NO_FRAME : base, ticks, data);
  }

  /** Frames of a track, in order. */
  List<Frame> track(int track) {
    return tracks.get(track);
  }

  /** Nanoseconds after which a track starts again, at a clock of so many ticks a second. */
  long lengthNanos(int track, int clockHz) {
    List<Frame> frames = tracks.get(track);
    long gaps = frames.size() - 1L;
    long last = frames.getLast().ticks();
    return (last + last / gaps) * 1_000_000_000L / clockHz;
  }

  /** Lines of the pictures of a layer, 0 to 2. */
  static int height(int layer) {
    return HEIGHTS[layer];
  }

  /** The frame with this sum; null if it is of another origin, or not the only one. */
  @Nullable Frame find(long sum) {
    return bySum.get(sum);
  }
}
