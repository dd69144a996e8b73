package eu.parvis.media.testkit;

import eu.parvis.media.EndpointSpec;
import eu.parvis.media.LinkReport;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.dtls.DtlsEngine;
import eu.parvis.media.ice.CandidatePair;
import eu.parvis.media.ice.IceCredentials;
import eu.parvis.media.ice.StunMessage;
import eu.parvis.media.session.Counters;
import eu.parvis.media.session.Network;
import eu.parvis.media.session.PeerGroup;
import eu.parvis.media.session.PeerSession;
import eu.parvis.media.session.Surroundings;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * One conference, its browsers and the network between them, in virtual time. Only handshakes take
 * real time: their threads are waited for.
 */
public final class World {

  public static final InetSocketAddress BRIDGE = new InetSocketAddress("192.0.2.1", 10000);

  /** The bridge's other address. */
  public static final InetSocketAddress BRIDGE_V6 = new InetSocketAddress("2001:db8::10", 10000);

  private static final long START_NANOS = 1_000_000_000_000L;
  private static final long STEP_NANOS = 5_000_000;
  private static final int LOUDEST_AUDIO = 3;
  private static final long PATIENCE_MILLIS = 20_000;

  private final SimulatedNetwork network;
  private final Random random;
  private final Counters counters = new Counters(null);
  private final LinkedBlockingQueue<LongConsumer> commands = new LinkedBlockingQueue<>();
  private final Map<String, PeerSession> byUfrag = new HashMap<>();
  private final Map<CandidatePair, PeerSession> byPair = new HashMap<>();
  private final List<TestPeer> peers = new ArrayList<>();
  private final List<LinkReport> ended = new ArrayList<>();
  private final DtlsEngine dtls = new DtlsEngine();
  private final PeerGroup group;
  private long nowNanos = START_NANOS;

  public World(long seed) {
    network = new SimulatedNetwork(seed);
    random = new Random(seed);
    group = new PeerGroup(new Surroundings(new Loop(), dtls, random, counters, LOUDEST_AUDIO));
    network.attach(BRIDGE, arrivalAt(BRIDGE));
    network.attach(BRIDGE_V6, arrivalAt(BRIDGE_V6));
  }

  /** What the bridge asks of its loop. */
  private final class Loop implements Network {

    @Override
    public void transmit(CandidatePair pair, ByteBuffer datagram) {
      network.send(nowNanos, pair.local(), pair.remote(), datagram);
    }

    @Override
    public boolean claim(CandidatePair pair, PeerSession session) {
      return byPair.putIfAbsent(pair, session) == null || byPair.get(pair) == session;
    }

    @Override
    public void release(CandidatePair pair, PeerSession session) {
      byPair.remove(pair, session);
    }

    @Override
    public void release(PeerSession session) {
      byPair.values().removeIf(owner -> owner == session);
      byUfrag.values().removeIf(owner -> owner == session);
    }

    @Override
    public void retire(PeerSession session, String ufrag) {
      byUfrag.remove(ufrag);
    }

    @Override
    public void ended(LinkReport report) {
      ended.add(report);
    }

    @Override
    public boolean execute(LongConsumer command) {
      return commands.add(command);
    }
  }

  private SimulatedNetwork.Host arrivalAt(InetSocketAddress local) {
    return (arrivalNanos, from, datagram) ->
        route(arrivalNanos, new CandidatePair(local, from), datagram);
  }

  private void route(long arrivalNanos, CandidatePair pair, ByteBuffer datagram) {
    PeerSession session = byPair.get(pair);
    StunMessage message = StunMessage.parse(datagram);
    if (message != null && message.isBindingRequest()) {
      session = byUfrag.get(message.localUfrag());
    }
    if (session != null) {
      session.receive(arrivalNanos, pair, datagram);
    }
  }

  /** Adds a browser that receives what the others send. */
  public TestPeer peer(String id) {
    return peer(new EndpointSpec(id, true));
  }

  public TestPeer peer(EndpointSpec spec) {
    var local = IceCredentials.random(random);
    var address = new InetSocketAddress("198.51.100." + (peers.size() + 1), 40_000);
    List<MediaEvent> events = new ArrayList<>();
    var peerCounters = new Counters(counters);
    PeerSession session = group.add(nowNanos, spec, local, peerCounters, events::add);
    byUfrag.put(local.ufrag(), session);
    var peer =
        new TestPeer(this, new TestPeer.Facts(session, local, address, events, peerCounters));
    network.attach(address, peer.at(address));
    peers.add(peer);
    return peer;
  }

  /** Restarts a browser's transport; returns the bridge's new credentials. */
  IceCredentials restart(TestPeer peer) {
    var local = IceCredentials.random(random);
    byUfrag.put(local.ufrag(), peer.session());
    peer.session().restart(nowNanos, local);
    return local;
  }

  /** Takes a browser's session away. */
  public void close(TestPeer peer) {
    group.remove(nowNanos, peer.session());
  }

  /** How many pairs of addresses are routed. */
  public int pairs() {
    return byPair.size();
  }

  /** What was reported of links that are at their end. */
  public List<LinkReport> ended() {
    return ended;
  }

  public SimulatedNetwork network() {
    return network;
  }

  Random random() {
    return random;
  }

  public long nowNanos() {
    return nowNanos;
  }

  public Counters counters() {
    return counters;
  }

  public String fingerprint() {
    return dtls.fingerprint();
  }

  /** Hands work of another thread to this one. */
  void execute(LongConsumer command) {
    commands.add(command);
  }

  /** Sends bytes to an address of the bridge. */
  public void send(InetSocketAddress from, InetSocketAddress to, ByteBuffer datagram) {
    network.send(nowNanos, from, to, datagram);
  }

  /** Lets time pass. */
  public void runMillis(long millis) {
    run(millis * 1_000_000);
  }

  private void run(long nanos) {
    long untilNanos = nowNanos + nanos;
    while (true) {
      drain();
      long nextNanos = Math.min(network.nextArrivalNanos(), group.nextDeadlineNanos());
      if (nextNanos > untilNanos) {
        nowNanos = untilNanos;
        return;
      }
      nowNanos = Math.max(nowNanos + 1, nextNanos);
      network.deliver(nowNanos);
      drain();
      group.advance(nowNanos);
    }
  }

  private void drain() {
    for (LongConsumer command = commands.poll(); command != null; command = commands.poll()) {
      command.accept(nowNanos);
    }
  }

  /** Lets time pass, waiting for the threads of handshakes, until the condition holds. */
  public void runUntil(BooleanSupplier condition) {
    long giveUpNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > giveUpNanos) {
        throw new AssertionError("It did not happen within " + PATIENCE_MILLIS + " ms");
      }
      run(STEP_NANOS);
      awaitCommand();
    }
  }

  private void awaitCommand() {
    try {
      LongConsumer command = commands.poll(STEP_NANOS, TimeUnit.NANOSECONDS);
      if (command != null) {
        command.accept(nowNanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
