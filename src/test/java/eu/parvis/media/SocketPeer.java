package eu.parvis.media;

import eu.parvis.media.dtls.DtlsClient;
import eu.parvis.media.ice.IceCredentials;
import eu.parvis.media.ice.TestIceClient;
import eu.parvis.media.rtp.PacketKind;
import eu.parvis.media.srtp.SrtpKeys;
import eu.parvis.media.srtp.SrtpReceiver;
import eu.parvis.media.srtp.SrtpSender;
import eu.parvis.media.srtp.SrtpStatus;
import eu.parvis.media.testkit.Packets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A browser on a real socket: connects, sends audio and keeps the SSRCs of what it gets. */
final class SocketPeer implements AutoCloseable {

  private static final int[] PROFILES = {1, 8, 7};

  final BlockingQueue<MediaEvent> events = new LinkedBlockingQueue<>();
  final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
  final MediaEndpoint endpoint;
  private final DatagramChannel channel;
  private final InetSocketAddress bridge;
  private final TestIceClient ice;
  private final IceCredentials local = IceCredentials.random(new Random());
  private final DtlsClient dtls;
  private final CountDownLatch secured = new CountDownLatch(1);
  private volatile @Nullable SrtpSender sender;
  private volatile @Nullable SrtpReceiver receiver;
  private boolean dtlsStarted;

  SocketPeer(MediaConference conference, String id) throws IOException {
    endpoint = conference.add(new EndpointSpec(id, true), events::add);
    TransportDescription offer = endpoint.local();
    bridge = offer.candidates().getFirst().address();
    channel = DatagramChannel.open().bind(new InetSocketAddress(bridge.getAddress(), 0));
    ice = new TestIceClient(local, new IceCredentials(offer.ufrag(), offer.pwd()), new Random());
    dtls = new DtlsClient(PROFILES, bytes -> send(ByteBuffer.wrap(bytes)), this::secure);
    Thread.ofVirtual().start(this::read);
  }

  void answer(int audioSsrc) {
    endpoint.sources(
        new SourceSet(
            List.of(new Source(audioSsrc, MediaKind.AUDIO, "a0", "stream audio")), List.of()));
    endpoint.accept(
        new RemoteTransport(
            local.ufrag(), local.pwd(), dtls.fingerprint(), RemoteTransport.Setup.ACTIVE));
  }

  /** Repeats its check, as browsers do, until the handshake is done; false if it never is. */
  boolean connect(long patienceSeconds) throws InterruptedException {
    boolean done = false;
    for (int i = 0; i < 10 * patienceSeconds && !done; i++) {
      send(ice.check());
      done = secured.await(100, TimeUnit.MILLISECONDS);
    }
    return done;
  }

  private void secure(SrtpKeys keys) {
    sender = SrtpSender.ofClient(keys);
    receiver = SrtpReceiver.ofServer(keys);
    secured.countDown();
  }

  void sendAudio(int ssrc, int sequence) {
    byte[] bytes = Packets.audio(ssrc, sequence, 30, sequence);
    var packet = ByteBuffer.allocate(bytes.length + SrtpSender.MAX_OVERHEAD_BYTES);
    packet.put(bytes).flip();
    SrtpSender by = sender;
    if (by != null && by.protectRtp(packet)) {
      send(packet);
    }
  }

  void send(ByteBuffer datagram) {
    try {
      channel.send(datagram, bridge);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    var datagram = ByteBuffer.allocate(2048);
    try {
      while (channel.isOpen()) {
        datagram.clear();
        channel.receive(datagram);
        receive(datagram.flip());
      }
    } catch (IOException e) {
      dtls.close(); // the socket was closed
    }
  }

  private void receive(ByteBuffer datagram) {
    switch (PacketKind.of(datagram, 0, datagram.remaining())) {
      case STUN -> stun(datagram);
      case DTLS -> dtls.receive(datagram);
      case RTP -> {
        SrtpReceiver by = receiver;
        if (by != null && by.unprotectRtp(datagram) == SrtpStatus.OK) {
          heard.add(datagram.getInt(8));
        }
      }
      case RTCP, UNKNOWN -> {}
    }
  }

  private void stun(ByteBuffer datagram) {
    boolean wasControlling = ice.isControlling();
    ByteBuffer answer = ice.receive(bridge, datagram);
    if (answer != null) {
      send(answer);
    }
    if (!wasControlling && ice.isControlling()) {
      send(ice.check());
    }
    if (ice.succeeded() && !dtlsStarted) {
      dtlsStarted = true;
      dtls.start();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    endpoint.close();
  }
}
