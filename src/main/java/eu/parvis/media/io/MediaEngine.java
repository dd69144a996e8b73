package eu.parvis.media.io;

import eu.parvis.media.BridgeCounters;
import eu.parvis.media.MediaSettings;
import eu.parvis.media.TransportCandidate;
import eu.parvis.media.TransportDescription;
import eu.parvis.media.dtls.DtlsEngine;
import eu.parvis.media.ice.IceCredentials;
import eu.parvis.media.session.Counters;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Port, reader and loops of a running forwarding unit. Thread-safe. */
public final class MediaEngine implements AutoCloseable {

  /** RFC 8445 section 5.1.2.2: host candidates have the highest type preference. */
  private static final long HOST_TYPE_PREFERENCE = 126;

  private static final int MAX_LOCAL_PREFERENCE = 65_535;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int COMPONENT_RTP = 1;
  private static final int MAX_COMPONENT = 256;

  private final SecureRandom random = new SecureRandom();
  private final RoutingTable routes = new RoutingTable();
  private final DtlsEngine dtls = new DtlsEngine();
  private final Set<HostedGroup> groups = ConcurrentHashMap.newKeySet();
  private final AtomicInteger opened = new AtomicInteger();
  private final List<MediaLoop> loops = new ArrayList<>();
  private final UdpPort port;
  private final DatagramReader reader;
  private final List<TransportCandidate> candidates;

  private MediaEngine(MediaSettings settings, UdpPort port) {
    this.port = port;
    this.reader = new DatagramReader(port, routes);
    this.candidates = candidates(settings, port.number());
    for (int i = 0; i < settings.loops(); i++) {
      loops.add(new MediaLoop(i, port, routes, dtls, settings.loudestAudio()));
    }
  }

  /**
   * Opens the port and starts the threads.
   *
   * @throws eu.parvis.media.MediaStartFailed if the port cannot be opened
   */
  public static MediaEngine start(MediaSettings settings) {
    var engine = new MediaEngine(settings, UdpPort.bind(settings.bind(), settings.port()));
    engine.loops.forEach(MediaLoop::start);
    engine.reader.start();
    CryptoWarmUp.start(engine.dtls);
    return engine;
  }

  private static List<TransportCandidate> candidates(MediaSettings settings, int port) {
    List<InetAddress> addresses =
        settings.advertised().isEmpty() ? List.of(settings.bind()) : settings.advertised();
    List<TransportCandidate> candidates = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      long localPreference = (long) MAX_LOCAL_PREFERENCE - i;
      long priority =
          (HOST_TYPE_PREFERENCE << 24) | (localPreference << 8) | (MAX_COMPONENT - COMPONENT_RTP);
      var address = new InetSocketAddress(addresses.get(i), port);
      candidates.add(new TransportCandidate(Integer.toString(i + 1), priority, address));
    }
    return List.copyOf(candidates);
  }

  public int port() {
    return port.number();
  }

  public List<TransportCandidate> candidates() {
    return candidates;
  }

  /** Returns what a browser is offered that is to use these credentials. */
  public TransportDescription describe(IceCredentials local) {
    return new TransportDescription(local.ufrag(), local.pwd(), dtls.fingerprint(), candidates);
  }

  /** Returns credentials whose user name fragment no endpoint has. */
  public IceCredentials newCredentials() {
    IceCredentials credentials = IceCredentials.random(random);
    while (!routes.isFree(credentials.ufrag())) {
      credentials = IceCredentials.random(random);
    }
    return credentials;
  }

  /** Opens a conference on the next loop in turn. */
  public HostedGroup open() {
    MediaLoop loop = loops.get(Math.floorMod(opened.getAndIncrement(), loops.size()));
    var group = new HostedGroup(loop, routes, groups::remove);
    groups.add(group);
    return group;
  }

  public BridgeCounters counters() {
    List<Counters> parts = new ArrayList<>();
    parts.add(reader.counters());
    loops.forEach(loop -> parts.add(loop.counters()));
    return Counters.ofBridge(groups.size(), routes.endpoints(), parts);
  }

  /** Closes the port and waits, for a second at most, until it is free and the loops have ended. */
  @Override
  public void close() {
    loops.forEach(MediaLoop::close);
    port.close();
    try {
      reader.thread().join(PATIENCE);
      for (MediaLoop loop : loops) {
        loop.thread().join(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
