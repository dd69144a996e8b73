package eu.parvis.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Many participants in one call, in one process. Two threads carry all media; each participant has
 * virtual threads for its WebSockets. To be started, looked at and closed by one thread.
 */
public final class Load implements AutoCloseable {

  private static final int CARRIERS = 2;

  /** Handshakes cost more than media: a crowd that comes at once would starve itself. */
  private static final int MAX_JOINING = 4;

  private static final long JOINS_NANOS = 10_000_000_000L;
  private static final long LOOK_NANOS = 10_000_000L;

  private final Tally tally = new Tally();
  private final LoadPlan plan;
  private final List<MediaThread> carriers = new ArrayList<>();
  private final List<Participant> participants = new ArrayList<>();
  private Moment mark = new Moment(System.nanoTime(), new long[0], new long[0]);

  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Moment(long nanos, long[] counts, long[] delays) {}

  private Load(LoadPlan plan) {
    this.plan = plan;
  }

  /**
   * Brings participants into a call, a few at a time.
   *
   * @param between pause after each
   * @throws IOException if somebody gets no ticket
   */
  public static Load start(LoadPlan plan, TokenSource tokens, HttpClient http, Duration between)
      throws IOException, InterruptedException {
    Load load = new Load(plan);
    try {
      Stage stage = new Stage(plan, Recording.load(), new Identity.Book(), load.tally);
      for (int i = 0; i < CARRIERS; i++) {
        load.carriers.add(new MediaThread("load-" + i, load.tally));
      }
      for (int number = 0; number < plan.participants(); number++) {
        load.awaitRoom();
        load.bring(number, stage, tokens.next(number), http);
        LockSupport.parkNanos(between.toNanos());
      }
      return load;
    } catch (IOException | InterruptedException | RuntimeException e) {
      load.close();
      throw e;
    }
  }

  /** Waits, with patience, until few are still on their way in. */
  private void awaitRoom() {
    long end = System.nanoTime() + JOINS_NANOS;
    while (participants.size() - connected() - troubles().size() >= MAX_JOINING
        && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private void bring(int number, Stage stage, Ticket ticket, HttpClient http) {
    Identity identity = identity(number, stage.recording());
    stage.book().enter(identity);
    Participant participant =
        new Participant(http, stage, identity, carriers.get(number % CARRIERS));
    participants.add(participant);
    Thread.ofVirtual().name("participant " + number).start(() -> participant.run(ticket));
  }

  private Identity identity(int number, Recording recording) {
    List<Playback> layers =
        number >= plan.cameras()
            ? List.of()
            : IntStream.rangeClosed(1, Recording.LAYERS)
                .mapToObj(track -> new Playback(recording, track, Format.VP8_HZ))
                .toList();
    Playback voice =
        number < plan.speakers() ? new Playback(recording, Recording.VOICE, Format.OPUS_HZ) : null;
    return new Identity(number, voice, layers);
  }

  /** How many participants have media. */
  public int connected() {
    return (int) participants.stream().filter(Participant::isConnected).count();
  }

  /** Of how many cameras at a time the worst-off participant has decoded pictures so far. */
  public int fewestCameras() {
    return participants.stream().mapToInt(Participant::cameras).min().orElse(0);
  }

  /** How many voices at a time the worst-off participant has heard so far. */
  public int fewestVoices() {
    return participants.stream().mapToInt(Participant::voices).min().orElse(0);
  }

  /** Packets that all participants received so far, retransmissions and padding left out. */
  public long firstHandPackets() {
    return tally.firstHand.sum();
  }

  /** What went wrong with participants and with what carries them, one line each. */
  public List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    carriers.stream().map(MediaThread::trouble).filter(Objects::nonNull).forEach(troubles::add);
    participants.stream().map(Participant::trouble).filter(Objects::nonNull).forEach(troubles::add);
    return troubles;
  }

  /** From here on {@link #figures} counts. */
  public void mark() {
    mark = now();
  }

  /** What was counted since the mark. */
  public LoadFigures figures() {
    Moment now = now();
    long[] counts = since(mark.counts(), now.counts());
    long[] delays = since(mark.delays(), now.delays());
    return new LoadFigures(
        (now.nanos() - mark.nanos()) / 1e9,
        plan.participants(),
        connected(),
        fewestCameras(),
        fewestVoices(),
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        counts[4],
        counts[5],
        counts[6],
        counts[7],
        counts[8],
        counts[9],
        counts[10],
        counts[11],
        LoadFigures.percentile(delays, 50),
        LoadFigures.percentile(delays, 99));
  }

  private Moment now() {
    long[] counts = {
      tally.packetsSent.sum(),
      tally.packetsReceived.sum(),
      tally.pictures.sum(),
      tally.undecodablePictures.sum(),
      tally.layerSwitches.sum(),
      tally.packetsLost.sum(),
      tally.packetsRecovered.sum(),
      tally.packetsDisordered.sum(),
      tally.packetsRefused.sum(),
      tally.keyframeRequests.sum(),
      tally.voicePackets.sum(),
      tally.voiceLost.sum()
    };
    return new Moment(System.nanoTime(), counts, tally.delays());
  }

  private static long[] since(long[] before, long[] after) {
    long[] difference = after.clone();
    for (int i = 0; i < before.length; i++) {
      difference[i] -= before[i];
    }
    return difference;
  }

  @Override
  public void close() {
    participants.forEach(Participant::close);
    carriers.forEach(MediaThread::close);
  }
}
