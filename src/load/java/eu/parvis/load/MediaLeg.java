package eu.parvis.load;

import eu.parvis.media.dtls.DtlsClient;
import eu.parvis.media.ice.IceClient;
import eu.parvis.media.ice.IceCredentials;
import eu.parvis.media.rtcp.Feedback;
import eu.parvis.media.rtcp.FullIntraRequest;
import eu.parvis.media.rtcp.GenericNack;
import eu.parvis.media.rtcp.PictureLoss;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtcp.SenderReport;
import eu.parvis.media.rtp.PacketKind;
import eu.parvis.media.srtp.SrtpKeys;
import eu.parvis.media.srtp.SrtpReceiver;
import eu.parvis.media.srtp.SrtpSender;
import eu.parvis.media.srtp.SrtpStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One participant's socket with ICE, DTLS and SRTP. On the thread of its {@link MediaThread},
 * unless said.
 */
final class MediaLeg {

  /** What Chromium offers, GCM alone so that everybody agrees on it. */
  private static final int[] PROFILES = {7};

  private static final long REPORT_NANOS = 1_000_000_000L;
  private static final long FEEDBACK_NANOS = 20_000_000L;
  private static final int DATAGRAM = 2_048;

  /** Packets that may come before the end of the handshake was read. */
  private static final int MAX_EARLY = 256;

  private final DatagramChannel channel;
  private final Offered offer;
  private final IceClient ice;
  private final DtlsClient dtls;
  private final Outgoing outgoing;
  private final Incoming incoming;
  private final Tally tally;
  private final List<ByteBuffer> early = new ArrayList<>();
  private final ByteBuffer datagram = ByteBuffer.allocate(DATAGRAM);
  private final ByteBuffer rtcp = ByteBuffer.allocate(DATAGRAM);
  private final RtcpCompound compound = new RtcpCompound();
  private volatile @Nullable SrtpKeys agreed;
  private @Nullable SrtpSender sender;
  private @Nullable SrtpReceiver receiver;
  private boolean handshaking;
  private long reportNanos;
  private long feedbackNanos;

  /** Opens the socket; nothing is sent before the first tick. */
  MediaLeg(
      Stage stage, Identity identity, Offered offer, IceCredentials local, RandomGenerator random)
      throws IOException {
    this.offer = offer;
    this.tally = stage.tally();
    IceCredentials remote = new IceCredentials(offer.ufrag(), offer.pwd());
    this.ice = new IceClient(local, remote, offer.candidates(), random);
    this.channel = DatagramChannel.open();
    channel.configureBlocking(false);
    channel.bind(local(offer.candidates().getFirst()));
    channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
    this.dtls = new DtlsClient(PROFILES, this::sendHandshake, keys -> agreed = keys);
    this.outgoing =
        new Outgoing(
            identity, offer.format(), tally, stage.plan().temporalLayers(), this::protectRtp);
    this.incoming =
        new Incoming(stage.recording(), stage.book(), offer.format(), tally, identity.voiceSsrc());
  }

  /** A bridge on the loopback interface is talked to from there. */
  private static InetSocketAddress local(InetSocketAddress bridge) {
    return bridge.getAddress().isLoopbackAddress()
        ? new InetSocketAddress(bridge.getAddress(), 0)
        : new InetSocketAddress(0);
  }

  DatagramChannel channel() {
    return channel;
  }

  String fingerprint() {
    return dtls.fingerprint();
  }

  Outgoing outgoing() {
    return outgoing;
  }

  Incoming incoming() {
    return incoming;
  }

  /** Whether media may flow. Called by any thread. */
  boolean isSecured() {
    return agreed != null;
  }

  private void sendHandshake(byte[] bytes) {
    InetSocketAddress to = ice.selected();
    if (to != null) {
      send(ByteBuffer.wrap(bytes), to);
    }
  }

  private void send(ByteBuffer bytes, InetSocketAddress to) {
    try {
      channel.send(bytes, to);
    } catch (IOException e) {
      tally.failures.increment(); // the network is gone, or the leg is closed
    }
  }

  /** Does what is due. */
  void tick(long nowNanos) {
    ByteBuffer check = ice.check(nowNanos);
    if (check != null) {
      send(check, ice.target());
    }
    if (ice.selected() != null && !handshaking) {
      handshaking = true;
      dtls.start();
    }
    if (sender == null) {
      secure(nowNanos);
      return;
    }
    outgoing.tick(nowNanos);
    if (nowNanos >= feedbackNanos) {
      feedbackNanos = nowNanos + FEEDBACK_NANOS;
      incoming.feedback(nowNanos, this::protectRtcp, rtcp);
    }
    if (nowNanos >= reportNanos) {
      reportNanos = nowNanos + REPORT_NANOS;
      int length = outgoing.reports(rtcp.clear(), nowNanos);
      if (length > 0) {
        protectRtcp(rtcp.position(0).limit(length));
      }
      incoming.reports(nowNanos, this::protectRtcp, rtcp);
    }
  }

  private void secure(long nowNanos) {
    SrtpKeys keys = agreed;
    if (keys == null) {
      return;
    }
    if (!dtls.serverFingerprint().equalsIgnoreCase(offer.fingerprint())) {
      tally.failures.increment();
      agreed = null;
      return;
    }
    sender = SrtpSender.ofClient(keys);
    receiver = SrtpReceiver.ofServer(keys);
    tally.connected.increment();
    early.forEach(packet -> take(nowNanos, packet));
    early.clear();
  }

  private void protectRtp(ByteBuffer packet) {
    if (sender != null && sender.protectRtp(packet)) {
      send(packet, ice.target());
    }
  }

  private void protectRtcp(ByteBuffer packet) {
    if (sender != null && sender.protectRtcp(packet)) {
      send(packet, ice.target());
    }
  }

  /** Takes everything that came. */
  void read(long nowNanos) throws IOException {
    while (channel.receive(datagram.clear()) instanceof InetSocketAddress from) {
      datagram.flip();
      switch (PacketKind.of(datagram, 0, datagram.remaining())) {
        case STUN -> {
          ByteBuffer answer = ice.receive(from, datagram);
          if (answer != null) {
            send(answer, from);
          }
        }
        case DTLS -> dtls.receive(datagram);
        case RTP, RTCP -> {
          if (receiver != null) {
            take(nowNanos, datagram);
          } else if (early.size() < MAX_EARLY) {
            early.add(ByteBuffer.allocate(DATAGRAM).put(datagram).flip());
          }
        }
        case UNKNOWN -> tally.packetsRefused.increment();
      }
    }
  }

  private void take(long nowNanos, ByteBuffer packet) {
    SrtpReceiver by = receiver;
    if (by == null) {
      return;
    }
    boolean media = PacketKind.of(packet, 0, packet.remaining()) == PacketKind.RTP;
    SrtpStatus status = media ? by.unprotectRtp(packet) : by.unprotectRtcp(packet);
    if (status != SrtpStatus.OK) {
      tally.packetsRefused.increment();
    } else if (media) {
      incoming.rtp(nowNanos, packet);
    } else {
      requests(nowNanos, packet);
    }
  }

  private void requests(long nowNanos, ByteBuffer packet) {
    if (!compound.wrap(packet, packet.position(), packet.remaining())) {
      tally.packetsRefused.increment();
      return;
    }
    while (compound.next()) {
      if (SenderReport.matches(compound)) {
        incoming.senderReport(nowNanos, compound.senderSsrc(), SenderReport.ntp(compound));
      } else if (PictureLoss.matches(compound)) {
        outgoing.keyframe(Feedback.mediaSsrc(compound), nowNanos);
      } else if (FullIntraRequest.matches(compound)) {
        for (int i = 0; i < FullIntraRequest.entries(compound); i++) {
          outgoing.keyframe(FullIntraRequest.ssrc(compound, i), nowNanos);
        }
      } else if (GenericNack.matches(compound)) {
        int ssrc = Feedback.mediaSsrc(compound);
        GenericNack.forEach(compound, sequence -> outgoing.missing(ssrc, sequence));
      }
    }
  }

  void close() throws IOException {
    dtls.close();
    channel.close();
  }
}
