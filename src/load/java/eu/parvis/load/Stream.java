package eu.parvis.load;

import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.stanza.XmlReader;
import eu.parvis.signaling.stanza.XmlRefused;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An XMPP stream over a WebSocket (RFC 7395), anonymous and bound; read by one thread, written by
 * any.
 */
final class Stream implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** An offer in a room of a thousand people is this long. */
  private static final int MAX_CHARS = 1 << 20;

  private final TextSocket socket;
  private final Ticket ticket;
  private final XmlReader reader = new XmlReader(MAX_CHARS);
  private final AtomicInteger ids = new AtomicInteger();
  private String jid = "";

  private Stream(TextSocket socket, Ticket ticket) {
    this.socket = socket;
    this.ticket = ticket;
  }

  /** Opens a stream and binds it. */
  static Stream open(HttpClient http, Ticket ticket) throws IOException, InterruptedException {
    Stream stream =
        new Stream(new TextSocket(http, ticket.socket(), ticket.origin(), "xmpp"), ticket);
    try {
      stream.bind();
      return stream;
    } catch (IOException | InterruptedException e) {
      stream.close();
      throw e;
    }
  }

  private void bind() throws IOException, InterruptedException {
    XmlElement open =
        XmlElement.of(Ns.FRAMING, "open").with("to", ticket.domain()).with("version", "1.0");
    send(open);
    await(element -> element.is(Ns.STREAM, "features"));
    send(XmlElement.of(Ns.SASL, "auth").with("mechanism", "ANONYMOUS"));
    await(element -> element.is(Ns.SASL, "success"));
    send(open);
    await(element -> element.is(Ns.STREAM, "features"));
    jid =
        ask(null, XmlElement.of(Ns.BIND, "bind"))
            .child(Ns.BIND, "bind")
            .flatMap(bind -> bind.child(Ns.BIND, "jid"))
            .map(XmlElement::text)
            .orElseThrow(() -> new IOException("No address was bound"));
  }

  /** The full address that the server assigned. */
  String jid() {
    return jid;
  }

  void send(XmlElement element) {
    socket.send(element.toXml());
  }

  /**
   * Sends an IQ of type set and waits for its result.
   *
   * @throws IOException if it is an error
   */
  XmlElement ask(@Nullable String to, XmlElement payload) throws IOException, InterruptedException {
    String id = request("set", to, payload);
    XmlElement answer =
        await(element -> element.is(Ns.CLIENT, "iq") && id.equals(element.attribute("id")));
    if (!answer.attribute("type", "").equals("result")) {
      throw new IOException(payload + " was refused: " + answer.toXml());
    }
    return answer;
  }

  /** Sends an IQ and does not wait; returns its id. */
  String request(String type, @Nullable String to, XmlElement payload) {
    String id = "load-" + ids.incrementAndGet();
    send(XmlElement.of(Ns.CLIENT, "iq", payload).with("type", type).with("id", id).with("to", to));
    return id;
  }

  /** Answers an IQ with an empty result. */
  void agree(XmlElement iq) {
    send(
        XmlElement.of(Ns.CLIENT, "iq")
            .with("type", "result")
            .with("id", iq.attribute("id"))
            .with("to", iq.attribute("from")));
  }

  /** The next element that matches; those before it are passed over. */
  private XmlElement await(Predicate<XmlElement> wanted) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      XmlElement element = next(PATIENCE);
      if (element != null && wanted.test(element)) {
        return element;
      }
    }
    throw new IOException("The server did not answer in time");
  }

  /** The next element; null if none came in time. */
  @Nullable XmlElement next(Duration patience) throws IOException, InterruptedException {
    String text = socket.next(patience);
    try {
      return text == null ? null : reader.read(text);
    } catch (XmlRefused e) {
      throw new IOException("The server sent what cannot be read", e);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
