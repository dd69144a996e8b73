package eu.parvis.media.io;

import eu.parvis.media.DropReason;
import eu.parvis.media.LinkReport;
import eu.parvis.media.dtls.DtlsEngine;
import eu.parvis.media.ice.CandidatePair;
import eu.parvis.media.session.Counters;
import eu.parvis.media.session.Network;
import eu.parvis.media.session.PeerGroup;
import eu.parvis.media.session.PeerSession;
import eu.parvis.media.session.Surroundings;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One forwarding thread: the single writer of the conferences that are pinned to it. A turn takes
 * commands, then datagrams, then timers, and parks when there is nothing.
 */
final class MediaLoop implements Network, AutoCloseable {

  /** Datagrams that may wait. */
  static final int RING_SLOTS = 2048;

  /** Commands that may wait. */
  static final int MAX_COMMANDS = 16_384;

  /** Datagrams handled before timers are looked at again. */
  private static final int BATCH = 64;

  /** Timers are looked at no more often than this. */
  private static final long TIMER_RESOLUTION_NANOS = 1_000_000L;

  private static final Logger LOG = LoggerFactory.getLogger(MediaLoop.class);

  private final UdpPort port;
  private final RoutingTable routes;
  private final Counters counters = new Counters(null);
  private final Surroundings surroundings;
  private final PacketRing ring = new PacketRing(RING_SLOTS);
  private final Queue<LongConsumer> commands = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingCommands = new AtomicInteger();
  private final List<PeerGroup> groups = new ArrayList<>();
  private final Thread thread;
  private volatile boolean parked;
  private volatile boolean closed;
  private long advancedNanos;
  private long nextDeadlineNanos = Long.MAX_VALUE;

  MediaLoop(int number, UdpPort port, RoutingTable routes, DtlsEngine dtls, int loudestAudio) {
    this.port = port;
    this.routes = routes;
    this.surroundings = new Surroundings(this, dtls, new SecureRandom(), counters, loudestAudio);
    this.thread = Thread.ofPlatform().name("media-" + number).daemon(true).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  Thread thread() {
    return thread;
  }

  Counters counters() {
    return counters;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** Adds a conference. Loop only. */
  void add(PeerGroup group) {
    groups.add(group);
  }

  /** Removes a conference and its peers. Loop only. */
  void remove(PeerGroup group) {
    groups.remove(group);
    group.close();
  }

  /** Hands a datagram over; called by the reader only. False if the loop is behind. */
  boolean offer(long arrivalNanos, CandidatePair pair, PeerSession session, ByteBuffer datagram) {
    boolean accepted = ring.offer(arrivalNanos, pair, session, datagram);
    wake();
    return accepted;
  }

  @Override
  public boolean execute(LongConsumer command) {
    if (closed || waitingCommands.get() >= MAX_COMMANDS) {
      return false;
    }
    enqueue(command);
    return true;
  }

  /** Queues the end of something, whatever waits already: each beginning was counted. */
  void finish(LongConsumer command) {
    if (!closed) {
      enqueue(command);
    }
  }

  private void enqueue(LongConsumer command) {
    waitingCommands.incrementAndGet();
    commands.add(command);
    wake();
  }

  boolean isClosed() {
    return closed;
  }

  private void wake() {
    if (parked) {
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    while (!closed) {
      boolean worked = runCommands();
      worked |= runPackets();
      long nowNanos = System.nanoTime();
      if (nowNanos >= nextDeadlineNanos
          || (worked && nowNanos - advancedNanos >= TIMER_RESOLUTION_NANOS)) {
        advance(nowNanos);
      } else if (worked) {
        nextDeadlineNanos = Math.min(nextDeadlineNanos, nowNanos + TIMER_RESOLUTION_NANOS);
      }
      if (!worked) {
        park();
      }
    }
    groups.forEach(PeerGroup::close);
  }

  private boolean runCommands() {
    boolean worked = false;
    for (LongConsumer command = commands.poll(); command != null; command = commands.poll()) {
      waitingCommands.decrementAndGet();
      worked = true;
      LongConsumer current = command;
      guard(() -> current.accept(System.nanoTime()));
    }
    return worked;
  }

  private boolean runPackets() {
    int handled = 0;
    for (PacketRing.Slot slot = ring.poll(); slot != null && handled < BATCH; slot = ring.poll()) {
      deliver(slot);
      ring.release();
      handled++;
    }
    return handled > 0;
  }

  private static void deliver(PacketRing.Slot slot) {
    try {
      slot.deliver();
    } catch (Throwable e) {
      failed(e);
    }
  }

  private void advance(long nowNanos) {
    advancedNanos = nowNanos;
    long next = Long.MAX_VALUE;
    for (PeerGroup group : groups) {
      guard(() -> group.advance(nowNanos));
      next = Math.min(next, group.nextDeadlineNanos());
    }
    // A deadline that does not move must not keep the processor busy.
    nextDeadlineNanos = Math.max(next, nowNanos + TIMER_RESOLUTION_NANOS);
  }

  /** A fault in one conference, an Error too, must not end the loop for the others. */
  private static void guard(Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      failed(e);
    }
  }

  private static void failed(Throwable e) {
    LOG.error("A media session failed", e);
  }

  private void park() {
    parked = true;
    if (ring.isEmpty() && commands.isEmpty() && !closed) {
      if (nextDeadlineNanos == Long.MAX_VALUE) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, nextDeadlineNanos - System.nanoTime());
      }
    }
    parked = false;
  }

  @Override
  public void transmit(CandidatePair pair, ByteBuffer datagram) {
    if (!port.send(pair, datagram)) {
      counters.dropped(DropReason.SEND_FAILED);
    }
  }

  @Override
  public boolean claim(CandidatePair pair, PeerSession session) {
    return routes.claim(pair, new RoutingTable.Route(this, session), System.nanoTime());
  }

  @Override
  public void release(CandidatePair pair, PeerSession session) {
    routes.remove(pair, session);
  }

  @Override
  public void release(PeerSession session) {
    routes.remove(session);
  }

  @Override
  public void retire(PeerSession session, String ufrag) {
    routes.retire(session, ufrag);
  }

  @Override
  public void ended(LinkReport report) {
    LinkLog.tell(report);
  }

  /** Ends the thread after its present turn, closing its conferences. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
