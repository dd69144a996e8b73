package eu.parvis.signaling.stream;

import eu.parvis.signaling.stanza.Iq;
import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.stanza.XmlRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The server's side of one XMPP stream over a WebSocket (RFC 7395): opening, SASL ANONYMOUS,
 * binding and the order of it all. Frames go in, events come out; not thread-safe. The client was
 * authenticated at the handshake; its address is the server's choice.
 */
public final class XmppStream {

  private static final Set<String> STANZAS = Set.of("iq", "message", "presence");

  private final Jid server;
  private final Jid address;
  private final Supplier<String> ids;
  private final boolean mayBind;
  private StreamState state = new StreamState.AwaitingOpen();

  /**
   * @param server the domain that the client opens the stream to
   * @param address what binding will assign
   * @param ids makes stream ids
   * @param mayBind false if the client may do nothing but resume
   */
  public XmppStream(Jid server, Jid address, Supplier<String> ids, boolean mayBind) {
    this.server = server;
    this.address = address;
    this.ids = ids;
    this.mayBind = mayBind;
  }

  /** Handles one frame. */
  public List<StreamEvent> receive(XmlElement frame) {
    if (frame.is(Ns.FRAMING, "close") && !(state instanceof StreamState.Ended)) {
      state = new StreamState.Ended();
      return List.of(new StreamEvent.Send(close()), new StreamEvent.Closed());
    }
    return switch (state) {
      case StreamState.AwaitingOpen _ -> open(frame, false);
      case StreamState.AwaitingAuth _ -> authenticate(frame);
      case StreamState.AwaitingReopen _ -> open(frame, true);
      case StreamState.AwaitingBind _ -> bind(frame);
      case StreamState.Resuming _ -> fail(StreamError.POLICY_VIOLATION);
      case StreamState.Bound(Jid jid) -> bound(frame, jid);
      case StreamState.Ended _ -> List.of();
    };
  }

  /** Ends the stream because a frame could not be read. */
  public List<StreamEvent> refused(XmlRefused cause) {
    return fail(
        switch (cause.reason()) {
          case NOT_WELL_FORMED -> StreamError.NOT_WELL_FORMED;
          case RESTRICTED -> StreamError.RESTRICTED_XML;
          case TOO_LARGE -> StreamError.POLICY_VIOLATION;
        });
  }

  /** Ends the stream with an error. */
  public List<StreamEvent> fail(StreamError error) {
    if (state instanceof StreamState.Ended) {
      return List.of();
    }
    var events = new ArrayList<StreamEvent>();
    if (state instanceof StreamState.AwaitingOpen) {
      // RFC 6120, 4.9.1.1: an error before the opening is answered with an opening first.
      events.add(new StreamEvent.Send(opening()));
    }
    state = new StreamState.Ended();
    events.add(new StreamEvent.Send(error.element()));
    events.add(new StreamEvent.Send(close()));
    events.add(new StreamEvent.Failed(error));
    return events;
  }

  /** The parked stream was found: this one carries it from here on. */
  public List<StreamEvent> resumed(Jid jid, String previousId, long handled) {
    state = new StreamState.Bound(jid);
    return List.of(
        new StreamEvent.Send(
            XmlElement.of(Ns.SM, "resumed").with("previd", previousId).with("h", handled)));
  }

  /**
   * There is nothing to resume: the client may bind instead (XEP-0198 section 5), or the stream
   * ends if it may not.
   */
  public List<StreamEvent> resumeRefused() {
    var failed =
        new StreamEvent.Send(
            XmlElement.of(Ns.SM, "failed", XmlElement.of(Ns.STANZA_ERRORS, "item-not-found")));
    if (mayBind) {
      state = new StreamState.AwaitingBind();
      return List.of(failed);
    }
    state = new StreamState.Ended();
    return List.of(
        failed, new StreamEvent.Send(close()), new StreamEvent.Failed(StreamError.NOT_AUTHORIZED));
  }

  private List<StreamEvent> open(XmlElement frame, boolean authenticated) {
    if (!frame.is(Ns.FRAMING, "open")) {
      return fail(StreamError.NOT_AUTHORIZED);
    }
    if (!frame.attribute("to", "").equals(server.toString())) {
      return fail(StreamError.HOST_UNKNOWN);
    }
    if (!frame.attribute("version", "").equals("1.0")) {
      return fail(StreamError.UNSUPPORTED_VERSION);
    }
    state = authenticated ? new StreamState.AwaitingBind() : new StreamState.AwaitingAuth();
    return List.of(
        new StreamEvent.Send(opening()),
        new StreamEvent.Send(authenticated ? featuresAfterSasl() : featuresBeforeSasl()));
  }

  private List<StreamEvent> authenticate(XmlElement frame) {
    if (!frame.is(Ns.SASL, "auth")) {
      return fail(StreamError.NOT_AUTHORIZED);
    }
    if (!frame.attribute("mechanism", "").equals("ANONYMOUS")) {
      state = new StreamState.Ended();
      return List.of(
          new StreamEvent.Send(
              XmlElement.of(Ns.SASL, "failure", XmlElement.of(Ns.SASL, "invalid-mechanism"))),
          new StreamEvent.Send(close()),
          new StreamEvent.Failed(StreamError.NOT_AUTHORIZED));
    }
    state = new StreamState.AwaitingReopen();
    return List.of(new StreamEvent.Send(XmlElement.of(Ns.SASL, "success")));
  }

  private List<StreamEvent> bind(XmlElement frame) {
    if (frame.is(Ns.SM, "resume")) {
      state = new StreamState.Resuming();
      var handled = counter(frame);
      return handled < 0
          ? fail(StreamError.POLICY_VIOLATION)
          : List.of(new StreamEvent.ResumeRequested(frame.attribute("previd", ""), handled));
    }
    if (!mayBind || !frame.is(Ns.CLIENT, "iq")) {
      return fail(StreamError.NOT_AUTHORIZED);
    }
    return Iq.parse(frame, server)
        .filter(iq -> iq.is(Iq.Type.SET, Ns.BIND, "bind"))
        .map(this::bind)
        .orElseGet(() -> fail(StreamError.NOT_AUTHORIZED));
  }

  private List<StreamEvent> bind(Iq iq) {
    state = new StreamState.Bound(address);
    var jid = XmlElement.text(Ns.BIND, "jid", address.toString());
    var answer =
        XmlElement.of(Ns.CLIENT, "iq", XmlElement.of(Ns.BIND, "bind", jid))
            .with("type", "result")
            .with("id", iq.id());
    return List.of(new StreamEvent.Send(answer), new StreamEvent.Bound(address));
  }

  private List<StreamEvent> bound(XmlElement frame, Jid jid) {
    return switch (frame.namespace()) {
      case Ns.CLIENT -> stanza(frame, jid);
      case Ns.SM -> management(frame);
      default -> fail(StreamError.UNSUPPORTED_STANZA_TYPE);
    };
  }

  private List<StreamEvent> stanza(XmlElement frame, Jid jid) {
    if (!STANZAS.contains(frame.name())) {
      return fail(StreamError.UNSUPPORTED_STANZA_TYPE);
    }
    var from = frame.attribute("from");
    if (from != null && !from.equals(jid.toString()) && !from.equals(jid.bare().toString())) {
      return fail(StreamError.INVALID_FROM);
    }
    return List.of(new StreamEvent.Stanza(frame));
  }

  private List<StreamEvent> management(XmlElement frame) {
    return switch (frame.name()) {
      case "enable" -> {
        var resume = frame.attribute("resume", "");
        yield List.of(new StreamEvent.EnableRequested(resume.equals("true") || resume.equals("1")));
      }
      case "r" -> List.of(new StreamEvent.AcknowledgementRequested());
      case "a" -> {
        var handled = counter(frame);
        yield handled < 0
            ? fail(StreamError.POLICY_VIOLATION)
            : List.of(new StreamEvent.Acknowledged(handled));
      }
      default -> fail(StreamError.POLICY_VIOLATION);
    };
  }

  /** The {@code h} attribute, or -1 if it is no unsigned 32-bit number. */
  private static long counter(XmlElement frame) {
    var text = frame.attribute("h", "");
    if (text.isEmpty() || text.length() > 10 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    var value = Long.parseLong(text);
    return value <= 0xFFFF_FFFFL ? value : -1;
  }

  private XmlElement opening() {
    return XmlElement.of(Ns.FRAMING, "open")
        .with("from", server.toString())
        .with("version", "1.0")
        .with("id", ids.get())
        .with("xml:lang", "en");
  }

  private static XmlElement close() {
    return XmlElement.of(Ns.FRAMING, "close");
  }

  private static XmlElement featuresBeforeSasl() {
    var anonymous = XmlElement.text(Ns.SASL, "mechanism", "ANONYMOUS");
    return XmlElement.of(Ns.STREAM, "features", XmlElement.of(Ns.SASL, "mechanisms", anonymous));
  }

  private static XmlElement featuresAfterSasl() {
    return XmlElement.of(
        Ns.STREAM,
        "features",
        XmlElement.of(Ns.BIND, "bind", XmlElement.of(Ns.BIND, "required")),
        XmlElement.of(Ns.SESSION, "session", XmlElement.of(Ns.SESSION, "optional")),
        XmlElement.of(Ns.SM, "sm", XmlElement.of(Ns.SM, "optional")));
  }
}
