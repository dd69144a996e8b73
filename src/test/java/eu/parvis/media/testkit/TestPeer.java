package eu.parvis.media.testkit;

import eu.parvis.media.MediaEvent;
import eu.parvis.media.RemoteTransport;
import eu.parvis.media.dtls.DtlsClient;
import eu.parvis.media.ice.CandidatePair;
import eu.parvis.media.ice.IceCredentials;
import eu.parvis.media.ice.TestIceClient;
import eu.parvis.media.rtp.PacketKind;
import eu.parvis.media.session.Counters;
import eu.parvis.media.session.PeerSession;
import eu.parvis.media.srtp.SrtpKeys;
import eu.parvis.media.srtp.SrtpReceiver;
import eu.parvis.media.srtp.SrtpSender;
import eu.parvis.media.srtp.SrtpStatus;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A browser: ICE, DTLS and SRTP for real, media made up. */
public final class TestPeer {

  /** What Chromium offers. */
  private static final int[] PROFILES = {1, 8, 7};

  /** What the world knows of a browser. */
  record Facts(
      PeerSession session,
      IceCredentials bridge,
      InetSocketAddress address,
      List<MediaEvent> events,
      Counters counters) {}

  private final World world;
  private final Facts facts;
  private final DtlsClient dtls;
  private final TestMedia media;
  private IceCredentials local;
  private TestIceClient ice;
  private @Nullable SrtpSender sender;
  private @Nullable SrtpReceiver receiver;
  private @Nullable SrtpKeys keys;
  private final List<Runnable> early = new ArrayList<>();
  private boolean dtlsStarted;
  private boolean startsDtls = true;
  private boolean silent;
  private boolean answersChecks = true;
  private InetSocketAddress address;
  private InetSocketAddress reachedAt;
  private InetSocketAddress reachedFrom = World.BRIDGE;
  private InetSocketAddress bridge = World.BRIDGE;

  TestPeer(World world, Facts facts) {
    this.world = world;
    this.facts = facts;
    this.address = facts.address();
    this.reachedAt = facts.address();
    this.local = IceCredentials.random(world.random());
    this.ice = new TestIceClient(local, facts.bridge(), world.random());
    this.dtls =
        new DtlsClient(
            PROFILES,
            datagram -> world.execute(_ -> send(ByteBuffer.wrap(datagram))),
            agreed -> world.execute(_ -> secure(agreed)));
    this.media = new TestMedia(this);
  }

  /** Signalling has it begin ICE anew; it has not answered. */
  public TestPeer restart() {
    IceCredentials bridgeSide = world.restart(this);
    local = IceCredentials.random(world.random());
    ice = new TestIceClient(local, bridgeSide, world.random());
    return this;
  }

  private void secure(SrtpKeys agreed) {
    keys = agreed;
    sender = SrtpSender.ofClient(agreed);
    receiver = SrtpReceiver.ofServer(agreed);
    early.forEach(Runnable::run);
    early.clear();
  }

  public PeerSession session() {
    return facts.session();
  }

  public InetSocketAddress address() {
    return address;
  }

  /** The pair that it sends over. */
  public CandidatePair pair() {
    return pairFrom(address);
  }

  /** The pair of another address and the same one of the bridge. */
  public CandidatePair pairFrom(InetSocketAddress from) {
    return new CandidatePair(bridge, from);
  }

  /** It sends to another address of the bridge from here on. */
  public void sendTo(InetSocketAddress otherOfBridge) {
    bridge = otherOfBridge;
  }

  /** What comes to one of its addresses. */
  SimulatedNetwork.Host at(InetSocketAddress to) {
    return (nowNanos, from, datagram) -> {
      reachedAt = to;
      reachedFrom = from;
      receive(nowNanos, from, datagram);
    };
  }

  /** Where the latest datagram came to. */
  public InetSocketAddress lastReachedAt() {
    return reachedAt;
  }

  /** Which address of the bridge the latest datagram came from. */
  public InetSocketAddress lastReachedFrom() {
    return reachedFrom;
  }

  /** It is reached at, and sends from, another address as well as before; tells nobody. */
  public void move(InetSocketAddress to) {
    world.network().attach(to, at(to));
    address = to;
  }

  /** As {@link #move}, and nothing that is sent to the address before arrives any more. */
  public void moveAway(InetSocketAddress to) {
    world.network().attach(address, (nowNanos, from, datagram) -> {});
    move(to);
  }

  public List<MediaEvent> events() {
    return facts.events();
  }

  public Counters counters() {
    return facts.counters();
  }

  public TestIceClient ice() {
    return ice;
  }

  public DtlsClient dtls() {
    return dtls;
  }

  /** What it sends and has received. */
  public TestMedia media() {
    return media;
  }

  public boolean isSecured() {
    return keys != null;
  }

  /** Makes it answer nothing and send nothing of its own accord. */
  public void silent(boolean isSilent) {
    silent = isSilent;
  }

  /** Keeps it from answering checks; it goes on to send. */
  public void withoutAnswers() {
    answersChecks = false;
  }

  /** Keeps it from starting the handshake after ICE succeeded. */
  public void withoutDtls() {
    startsDtls = false;
  }

  /** Signalling carries the answer to the bridge. */
  public TestPeer answer() {
    return answer(dtls.fingerprint());
  }

  /** Signalling carries an answer with this fingerprint. */
  public TestPeer answer(String fingerprint) {
    var remote =
        new RemoteTransport(local.ufrag(), local.pwd(), fingerprint, RemoteTransport.Setup.ACTIVE);
    session().accept(world.nowNanos(), remote);
    return this;
  }

  /** Sends a connectivity check. */
  public TestPeer check() {
    send(ice.check());
    return this;
  }

  /** Answers, checks and waits until the bridge says that it is connected. */
  public TestPeer connect() {
    answer().check();
    world.runUntil(
        () -> isSecured() && events().stream().anyMatch(MediaEvent.Connected.class::isInstance));
    return this;
  }

  /** Sends bytes as they are. */
  public void send(ByteBuffer datagram) {
    if (!silent) {
      world.send(address, bridge, datagram);
    }
  }

  /** Protects and sends. Returns the datagram, for replays. */
  public ByteBuffer sendRtp(byte[] packet) {
    ByteBuffer datagram = roomy(packet);
    if (sender == null || !sender.protectRtp(datagram)) {
      throw new AssertionError("Cannot protect");
    }
    send(datagram);
    return datagram;
  }

  /** Protects and sends. */
  public void sendRtcp(byte[] packet) {
    ByteBuffer datagram = roomy(packet);
    if (sender == null || !sender.protectRtcp(datagram)) {
      throw new AssertionError("Cannot protect");
    }
    send(datagram);
  }

  private static ByteBuffer roomy(byte[] packet) {
    return ByteBuffer.allocate(packet.length + SrtpSender.MAX_OVERHEAD_BYTES).put(packet).flip();
  }

  private void receive(long nowNanos, InetSocketAddress from, ByteBuffer datagram) {
    if (silent) {
      return;
    }
    switch (PacketKind.of(datagram, datagram.position(), datagram.remaining())) {
      case STUN -> stun(from, datagram);
      case DTLS -> dtls.receive(datagram);
      case RTP -> inOrder(() -> rtp(nowNanos, datagram));
      case RTCP -> inOrder(() -> rtcp(datagram));
      case UNKNOWN -> throw new AssertionError("The bridge sent garbage");
    }
  }

  private void stun(InetSocketAddress from, ByteBuffer datagram) {
    boolean wasControlling = ice.isControlling();
    ByteBuffer answer = ice.receive(from, datagram);
    if (answer != null && answersChecks) {
      world.send(reachedAt, from, answer);
    }
    if (!wasControlling && ice.isControlling()) {
      check();
    }
    if (startsDtls && ice.succeeded() && !dtlsStarted) {
      dtlsStarted = true;
      dtls.start();
    }
  }

  /** A browser has taken the end of the handshake before it takes the packets behind it. */
  private void inOrder(Runnable media) {
    if (isSecured()) {
      media.run();
    } else {
      early.add(media);
    }
  }

  private void rtp(long nowNanos, ByteBuffer datagram) {
    if (receiver == null || receiver.unprotectRtp(datagram) != SrtpStatus.OK) {
      throw new AssertionError("The bridge sent RTP that cannot be unprotected");
    }
    media.rtp(nowNanos, datagram);
  }

  private void rtcp(ByteBuffer datagram) {
    if (receiver == null || receiver.unprotectRtcp(datagram) != SrtpStatus.OK) {
      throw new AssertionError("The bridge sent RTCP that cannot be unprotected");
    }
    media.rtcp(datagram);
  }
}
