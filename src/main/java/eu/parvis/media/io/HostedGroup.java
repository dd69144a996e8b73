package eu.parvis.media.io;

import eu.parvis.media.EndpointSpec;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.ice.IceCredentials;
import eu.parvis.media.session.Counters;
import eu.parvis.media.session.PeerGroup;
import eu.parvis.media.session.PeerSession;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A conference on its loop. Thread-safe: everything becomes a command, run in order. After the end
 * of the forwarding unit commands do nothing.
 */
public final class HostedGroup {

  /** A peer on its loop; commands that come after its end do nothing. */
  public final class HostedPeer {

    private @Nullable PeerSession session; // loop only

    /** Queues a command for the session; it gets the loop's time in nanoseconds. */
    public void execute(ObjLongConsumer<PeerSession> command) {
      submit(nowNanos -> {
        if (session != null) {
          command.accept(session, nowNanos);
        }
      });
    }

    /** Queues a restart of the session's transport under other credentials. */
    public void restart(IceCredentials local) {
      submit(nowNanos -> {
        if (session != null) {
          routes.add(local.ufrag(), new RoutingTable.Route(loop, session));
          session.restart(nowNanos, local);
        }
      });
    }

    /** Queues the end of the session. */
    public void close() {
      loop.finish(nowNanos -> {
        if (session != null) {
          group.remove(nowNanos, session);
          session = null;
        }
      });
    }
  }

  private final MediaLoop loop;
  private final RoutingTable routes;
  private final Consumer<HostedGroup> onClose;
  private final PeerGroup group;

  HostedGroup(MediaLoop loop, RoutingTable routes, Consumer<HostedGroup> onClose) {
    this.loop = loop;
    this.routes = routes;
    this.onClose = onClose;
    this.group = new PeerGroup(loop.surroundings());
    submit(_ -> loop.add(group));
  }

  /** Returns new counters that are summed up with those of the loop. */
  public Counters newCounters() {
    return new Counters(loop.counters());
  }

  /** Queues the creation of a session. */
  public HostedPeer add(
      EndpointSpec spec, IceCredentials local, Counters counters, Consumer<MediaEvent> events) {
    var peer = new HostedPeer();
    submit(nowNanos -> {
      PeerSession session = group.add(nowNanos, spec, local, counters, events);
      peer.session = session;
      routes.add(local.ufrag(), new RoutingTable.Route(loop, session));
    });
    return peer;
  }

  /** Queues the end of every session. */
  public void close() {
    onClose.accept(this);
    loop.finish(_ -> loop.remove(group));
  }

  private void submit(LongConsumer command) {
    if (!loop.execute(command) && !loop.isClosed()) {
      throw new IllegalStateException("Too many commands wait for the media loop");
    }
  }
}
