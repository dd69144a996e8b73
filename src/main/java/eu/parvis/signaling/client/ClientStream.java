package eu.parvis.signaling.client;

import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.stanza.XmlReader;
import eu.parvis.signaling.stanza.XmlRefused;
import eu.parvis.signaling.stream.StreamError;
import eu.parvis.signaling.stream.StreamEvent;
import eu.parvis.signaling.stream.XmppStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket of a client: reads frames, runs the stream's state machine inside turns of the
 * conference, writes. {@link #frame} and {@link #socketClosed} may be called by any one thread at a
 * time; everything else runs inside turns.
 */
public final class ClientStream {

  /** How long a broken stream waits for its resumption, in seconds; the conference counts it. */
  private static final long RESUMABLE_SECONDS = 20;

  /** Frames that were read and not yet handled; a client that sends faster loses its stream. */
  private static final int MAX_WAITING = 500;

  private static final Logger log = LoggerFactory.getLogger(ClientStream.class);
  private static final XmlReader reader = new XmlReader();

  private final XmppClients clients;
  private final StanzaHandler handler;
  private final FrameSink sink;
  private final XmppStream machine;
  private final AtomicInteger waiting = new AtomicInteger();
  private final FrameBudget budget = new FrameBudget();
  private XmppClient client;
  private boolean ended;

  ClientStream(
      XmppClient client,
      XmppClients clients,
      StanzaHandler handler,
      FrameSink sink,
      boolean mayBind) {
    this.client = client;
    this.clients = clients;
    this.handler = handler;
    this.sink = sink;
    this.machine = new XmppStream(XmppClients.SERVER, client.jid(), clients::secret, mayBind);
  }

  /** A text frame came. Parsed on the calling thread, handled in a turn. */
  public void frame(CharSequence text) {
    var overrun = waiting.incrementAndGet() > MAX_WAITING || !budget.take(System.nanoTime());
    try {
      var element = reader.read(text);
      turn(() -> apply(overrun ? machine.fail(StreamError.POLICY_VIOLATION) : receive(element)));
    } catch (XmlRefused e) {
      turn(() -> apply(machine.refused(e)));
    }
  }

  /** A frame came that is no text, or too long to be buffered. */
  public void unreadableFrame() {
    waiting.incrementAndGet();
    turn(() -> apply(machine.fail(StreamError.POLICY_VIOLATION)));
  }

  /**
   * The socket is closed.
   *
   * @param orderly whether the page is gone, so that nobody will resume
   */
  public void socketClosed(boolean orderly) {
    waiting.incrementAndGet();
    turn(() -> socketLost(orderly));
  }

  /** Ends a stream that has not bound its address yet. */
  public void endUnbound() {
    waiting.incrementAndGet();
    turn(() -> {
      if (!ended && client.stream() != this) {
        apply(machine.fail(StreamError.CONNECTION_TIMEOUT));
      }
    });
  }

  private void turn(Runnable work) {
    client
        .conference()
        .execute(() -> {
          waiting.decrementAndGet();
          work.run();
        });
  }

  private List<StreamEvent> receive(XmlElement element) {
    return ended ? List.of() : machine.receive(element);
  }

  void write(String frame) {
    sink.send(frame);
  }

  private void write(XmlElement frame) {
    write(frame.toXml());
  }

  void requestAcknowledgement() {
    write(XmlElement.of(Ns.SM, "r"));
  }

  void fail(StreamError error) {
    apply(machine.fail(error));
  }

  private void apply(List<StreamEvent> events) {
    for (var event : events) {
      switch (event) {
        case StreamEvent.Send(XmlElement frame) -> write(frame);
        case StreamEvent.Bound _ -> {
          client.attach(this);
          client.unseated();
        }
        case StreamEvent.Stanza(XmlElement stanza) -> {
          client.management().received();
          handler.handle(client, stanza);
        }
        case StreamEvent.EnableRequested(boolean resume) -> enable(resume);
        case StreamEvent.ResumeRequested(String previousId, long handled) ->
            resume(previousId, handled);
        case StreamEvent.Acknowledged(long handled) -> acknowledged(handled);
        case StreamEvent.AcknowledgementRequested _ ->
            write(XmlElement.of(Ns.SM, "a").with("h", client.management().handled()));
        case StreamEvent.Closed _ -> end(FrameSink.Ending.DONE);
        case StreamEvent.Failed(StreamError error) -> {
          log.info("Stream of endpoint {} ended: {}", client.endpointId(), error.condition());
          end(FrameSink.Ending.REFUSED);
        }
      }
    }
  }

  private void enable(boolean resume) {
    var management = client.management();
    var id = resume && !management.isEnabled() ? clients.makeResumable(client) : null;
    write(management.enable(id, RESUMABLE_SECONDS));
  }

  private void acknowledged(long handled) {
    if (!client.management().acknowledge(handled)) {
      apply(machine.fail(StreamError.UNDEFINED_CONDITION)); // XEP-0198, 4: handled-count-too-high
    } else {
      handler.acknowledged(client);
    }
  }

  private void resume(String previousId, long handled) {
    var parked =
        clients
            .resumable(previousId, client.grant())
            .filter(found -> !found.isGone())
            .filter(found -> found.management().acknowledge(handled));
    if (parked.isEmpty()) {
      apply(machine.resumeRefused());
      return;
    }
    var before = client;
    client = parked.get();
    before.markGone();
    var previous = client.stream();
    if (previous != null) {
      previous.supersede();
    }
    client.attach(this);
    apply(machine.resumed(client.jid(), previousId, client.management().handled()));
    client.management().unacknowledged().forEach(sink::send);
    handler.resumed(client);
  }

  /** Another socket carries the client from here on. */
  private void supersede() {
    ended = true;
    sink.close(FrameSink.Ending.GOING_AWAY);
  }

  private void end(FrameSink.Ending ending) {
    ended = true;
    sink.close(ending);
    leave();
  }

  private void socketLost(boolean orderly) {
    if (ended) {
      return;
    }
    ended = true;
    var mayResume =
        !orderly
            && client.stream() == this
            && client.management().resumptionId() != null
            && handler.parked(client);
    if (mayResume) {
      client.attach(null);
    } else {
      leave();
    }
  }

  private void leave() {
    clients.forget(client);
    if (client.stream() == this) {
      client.attach(null);
      client.markGone();
      handler.gone(client);
    }
  }
}
