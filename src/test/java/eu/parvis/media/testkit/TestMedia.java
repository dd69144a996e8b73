package eu.parvis.media.testkit;

import eu.parvis.media.MediaKind;
import eu.parvis.media.Source;
import eu.parvis.media.SourceGroup;
import eu.parvis.media.SourceGroup.Semantics;
import eu.parvis.media.SourceSet;
import eu.parvis.media.rtcp.Feedback;
import eu.parvis.media.rtcp.GenericNack;
import eu.parvis.media.rtcp.PictureLoss;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtcp.SenderReport;
import eu.parvis.media.rtp.HeaderExtensions;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.stream.TwccRecorder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one test browser sends and has received. */
public final class TestMedia {

  private static final int[] HEIGHTS = {180, 360, 720};
  private static final long FIRST_AUDIO = 0x1000;
  private static final long FIRST_VIDEO = 0x2000;
  private static final long FIRST_RTX = 0x3000;
  private static final int NACK_LIMIT = 64;
  private static final int TRANSPORT_SEQUENCE = 5;

  /** A packet that arrived, retransmissions unwrapped. */
  public record Arrival(
      long atNanos, int ssrc, int sequence, int timestamp, int payloadType, ByteBuffer payload) {}

  private final TestPeer peer;
  private final List<Arrival> arrivals = new ArrayList<>();
  private final Map<Integer, TreeMap<Integer, Arrival>> bySsrc = new HashMap<>();
  private final Map<Integer, byte[]> history = new HashMap<>();
  private final List<Integer> keyframeRequests = new ArrayList<>();
  private final List<Integer> rtcpTypes = new ArrayList<>();
  private final List<Integer> reportedSsrcs = new ArrayList<>();
  private final boolean[] keyframeWanted = {true, true, true};
  private int number;
  private int audioSequence = 100;
  private int picture;
  private int transportSequence;
  private int rtxSequence;
  private int nacked;
  private int probes;
  private final TwccRecorder recorder = new TwccRecorder(0, 1);

  TestMedia(TestPeer peer) {
    this.peer = peer;
  }

  /** Announces a microphone and a camera of three layers; the number makes SSRCs its own. */
  public TestMedia announce(int uniqueNumber) {
    number = uniqueNumber;
    peer.session().sources(0, sources());
    return this;
  }

  public SourceSet sources() {
    String id = peer.session().spec().endpointId();
    List<Source> sources = new ArrayList<>();
    sources.add(new Source(audioSsrc(), MediaKind.AUDIO, id + "-a0", "stream audio"));
    for (int layer = 0; layer < HEIGHTS.length; layer++) {
      for (long ssrc : new long[] {videoSsrc(layer), rtxSsrc(layer)}) {
        sources.add(new Source(ssrc, MediaKind.VIDEO, id + "-v0", "stream video"));
      }
    }
    List<SourceGroup> groups = new ArrayList<>();
    groups.add(
        new SourceGroup(
            Semantics.SIM, List.of((long) videoSsrc(0), (long) videoSsrc(1), (long) videoSsrc(2))));
    for (int layer = 0; layer < HEIGHTS.length; layer++) {
      groups.add(
          new SourceGroup(Semantics.FID, List.of((long) videoSsrc(layer), (long) rtxSsrc(layer))));
    }
    return new SourceSet(sources, groups);
  }

  public int audioSsrc() {
    return (int) FIRST_AUDIO + number;
  }

  public int videoSsrc(int layer) {
    return (int) FIRST_VIDEO + number * 16 + layer;
  }

  public int rtxSsrc(int layer) {
    return (int) FIRST_RTX + number * 16 + layer;
  }

  /** Sends one packet of audio. Returns the datagram. */
  public ByteBuffer sendAudio() {
    return sendAudio(30);
  }

  /** Sends one packet of audio that is {@code level} dB below the loudest. */
  public ByteBuffer sendAudio(int level) {
    return peer.sendRtp(Packets.audio(audioSsrc(), audioSequence++, level, transportSequence++));
  }

  /** Sends one frame of every layer; a keyframe where one was asked for. */
  public void sendVideo() {
    picture++;
    for (int layer = 0; layer < HEIGHTS.length; layer++) {
      int sequence = 1000 * (layer + 1) + picture;
      var frame =
          new Packets.Frame(
              videoSsrc(layer), sequence, picture, keyframeWanted[layer], HEIGHTS[layer]);
      keyframeWanted[layer] = false;
      byte[] packet = Packets.video(frame, transportSequence++);
      history.put(frame.ssrc() << 16 | sequence, packet);
      peer.sendRtp(packet);
    }
  }

  /** Tells the time of the camera's streams and the microphone (RFC 3550 section 6.4.1). */
  public void sendReports(long ntp) {
    for (int ssrc : new int[] {audioSsrc(), videoSsrc(0), videoSsrc(1), videoSsrc(2)}) {
      var report = ByteBuffer.allocate(SenderReport.FIXED_LENGTH);
      SenderReport.write(report, 0, ssrc, ntp, picture * 3000, picture, picture * 600);
      peer.sendRtcp(report.array());
    }
  }

  /** Tells when what came since the last time came (transport-wide feedback). */
  public void sendTransportFeedback(long nowNanos) {
    var feedback = ByteBuffer.allocate(1200);
    int length = recorder.writeFeedback(nowNanos, feedback, 0, feedback.capacity(), 1, 2);
    if (length > 0) {
      peer.sendRtcp(Arrays.copyOf(feedback.array(), length));
    }
  }

  /** Asks for a keyframe of somebody's source. */
  public void askKeyframe(int ssrc) {
    var request = ByteBuffer.allocate(Feedback.FIXED_LENGTH);
    PictureLoss.write(request, 0, 1, ssrc);
    peer.sendRtcp(request.array());
  }

  /** Asks for what is missing of a source between the first and the last packet that came. */
  public void askMissing(int ssrc) {
    int[] missing = missing(ssrc).stream().limit(NACK_LIMIT).mapToInt(i -> i).toArray();
    if (missing.length > 0) {
      var request = ByteBuffer.allocate(Feedback.FIXED_LENGTH + 4 * missing.length);
      int length = GenericNack.write(request, 0, 1, ssrc, missing, missing.length);
      byte[] bytes = new byte[length];
      request.get(0, bytes);
      peer.sendRtcp(bytes);
    }
  }

  /** Sequence numbers that are missing between the first and the last one that came. */
  public List<Integer> missing(int ssrc) {
    TreeMap<Integer, Arrival> came = bySsrc.getOrDefault(ssrc, new TreeMap<>());
    List<Integer> missing = new ArrayList<>();
    for (int i = came.isEmpty() ? 1 : came.firstKey(); !came.isEmpty() && i < came.lastKey(); i++) {
      if (!came.containsKey(i)) {
        missing.add(i);
      }
    }
    return missing;
  }

  void rtp(long nowNanos, ByteBuffer datagram) {
    var view = new RtpView();
    if (!view.wrap(datagram, datagram.position(), datagram.remaining())) {
      throw new AssertionError("The bridge sent malformed RTP");
    }
    var payload = ByteBuffer.allocate(view.payloadLength());
    payload.put(0, datagram, view.payloadOffset(), view.payloadLength());
    int ssrc = view.ssrc();
    int sequence = view.sequence();
    int transportNumber = HeaderExtensions.transportSequence(view, TRANSPORT_SEQUENCE);
    if (transportNumber != HeaderExtensions.ABSENT) {
      recorder.record(nowNanos, transportNumber);
    }
    if (payload.capacity() == 0) {
      probes++;
      return;
    }
    if (view.payloadType() == Packets.RTX) {
      sequence = payload.getShort(0) & 0xFFFF;
      payload = payload.slice(2, payload.capacity() - 2);
      ssrc = ssrc - (int) FIRST_RTX + (int) FIRST_VIDEO;
    }
    var arrival =
        new Arrival(nowNanos, ssrc, sequence, view.timestamp(), view.payloadType(), payload);
    arrivals.add(arrival);
    bySsrc.computeIfAbsent(ssrc, _ -> new TreeMap<>()).put(sequence, arrival);
  }

  void rtcp(ByteBuffer datagram) {
    var compound = new RtcpCompound();
    if (!compound.wrap(datagram, datagram.position(), datagram.remaining())) {
      throw new AssertionError("The bridge sent malformed RTCP");
    }
    while (compound.next()) {
      rtcpTypes.add(compound.type());
      if (GenericNack.matches(compound)) {
        int ssrc = Feedback.mediaSsrc(compound);
        GenericNack.forEach(compound, sequence -> resend(ssrc, sequence));
      } else if (PictureLoss.matches(compound)) {
        int layer = Feedback.mediaSsrc(compound) - videoSsrc(0);
        keyframeRequests.add(layer);
        keyframeWanted[layer] = true;
      } else if (SenderReport.matches(compound)) {
        reportedSsrcs.add(compound.senderSsrc());
      }
    }
  }

  private void resend(int ssrc, int sequence) {
    nacked++;
    byte[] original = history.get(ssrc << 16 | sequence);
    if (original != null) {
      int rtxSsrc = rtxSsrc(ssrc - videoSsrc(0));
      peer.sendRtp(Packets.retransmission(original, rtxSsrc, rtxSequence++));
    }
  }

  /** Everything that arrived, in order. */
  public List<Arrival> arrivals() {
    return arrivals;
  }

  public List<Arrival> arrivals(int ssrc) {
    return arrivals.stream().filter(arrival -> arrival.ssrc() == ssrc).toList();
  }

  /** Layers of which the bridge asked for a keyframe, in order. */
  public List<Integer> keyframeRequests() {
    return keyframeRequests;
  }

  /** Types of the RTCP packets that came, in order. */
  public List<Integer> rtcpTypes() {
    return rtcpTypes;
  }

  /** SSRCs whose sender reports came, in order. */
  public List<Integer> reportedSsrcs() {
    return reportedSsrcs;
  }

  /** Packets of padding that came. */
  public int probes() {
    return probes;
  }

  /** How many packets the bridge asked for again. */
  public int nacked() {
    return nacked;
  }
}
