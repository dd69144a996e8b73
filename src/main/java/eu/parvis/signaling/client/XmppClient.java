package eu.parvis.signaling.client;

import eu.parvis.conference.Conference;
import eu.parvis.conference.StreamGrant;
import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.stream.StreamError;
import eu.parvis.signaling.xep0198sm.StreamManagement;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One client over all the streams that it resumes. Everything but {@link #grant}, {@link #jid} and
 * {@link #conference} is touched inside turns of its conference alone.
 */
public final class XmppClient {

  private final XmppClients clients;
  private final StreamGrant grant;
  private final Conference conference;
  private final Jid jid;
  private final String endpointId;
  private final URI requestBase;
  private final StreamManagement management = new StreamManagement();
  private final OutputBudget budget = new OutputBudget();
  private @Nullable ClientStream stream;
  private boolean gone;
  private @Nullable Instant credentialsUntil;

  /**
   * @param clients who keeps it while it can be resumed
   * @param endpointId the first eight characters of the JID's node
   * @param requestBase the origin that the client's handshake named
   */
  XmppClient(
      XmppClients clients,
      StreamGrant grant,
      Conference conference,
      Jid jid,
      String endpointId,
      URI requestBase) {
    this.clients = clients;
    this.grant = grant;
    this.conference = conference;
    this.jid = jid;
    this.endpointId = endpointId;
    this.requestBase = requestBase;
  }

  /** What its token allows. */
  public StreamGrant grant() {
    return grant;
  }

  public Conference conference() {
    return conference;
  }

  public Jid jid() {
    return jid;
  }

  public String endpointId() {
    return endpointId;
  }

  public URI requestBase() {
    return requestBase;
  }

  /** The client was given credentials for other servers that end then. */
  public void hasCredentialsUntil(Instant until) {
    credentialsUntil = until;
  }

  /** Whether credentials that the client was given are of no use any more. */
  public boolean credentialsHaveEnded(Instant now) {
    return credentialsUntil != null && !now.isBefore(credentialsUntil);
  }

  /** Sends a stanza; while the client is parked it is kept for the resumption. */
  public void send(XmlElement stanza) {
    if (gone) {
      return;
    }
    var frame = stanza.toXml();
    var sent = management.sent(frame);
    if (stream != null) {
      stream.write(frame);
      if (sent == StreamManagement.Sent.REQUEST_ACKNOWLEDGEMENT) {
        stream.requestAcknowledgement();
      }
    }
    if (sent == StreamManagement.Sent.OVERFLOW) {
      // In a turn of its own: whoever sends may be in the middle of the room's seats.
      conference.execute(() -> end(StreamError.RESOURCE_CONSTRAINT));
    }
  }

  /** Asks the client to acknowledge what it was sent, which shows whether it is there. */
  public void askForSign() {
    if (stream != null) {
      stream.requestAcknowledgement();
    }
  }

  /**
   * Takes from what the client may make each of the others receive.
   *
   * @param chars of one frame to one receiver, as it is written
   * @return false if the client has used that up: refuse what it asks for
   */
  public boolean mayCause(int chars) {
    return budget.take(clients.nowMillis(), chars);
  }

  /** Takes from the same budget for what cannot be refused. */
  public void caused(int chars) {
    budget.charge(clients.nowMillis(), chars);
  }

  /** Whether the client has caused more than it may. */
  public boolean isOverdrawn() {
    return budget.overdrawn(clients.nowMillis());
  }

  /** Ends the client's stream with an error; it cannot be resumed. */
  public void end(StreamError error) {
    if (gone) {
      return;
    }
    gone = true;
    clients.forget(this);
    if (stream == null) {
      clients.gone(this);
    } else {
      stream.fail(error);
    }
  }

  /** The client has taken a seat. */
  public void seated() {
    clients.unseated().remove(this);
  }

  /**
   * The client has lost its seat. A parked one has nothing to come back to and is forgotten; others
   * have some time to take another.
   */
  public void unseated() {
    if (stream == null) {
      end(StreamError.CONNECTION_TIMEOUT);
    } else if (!gone) {
      clients.unseated().add(this);
    }
  }

  StreamManagement management() {
    return management;
  }

  @Nullable ClientStream stream() {
    return stream;
  }

  void attach(@Nullable ClientStream carrier) {
    stream = carrier;
  }

  boolean isGone() {
    return gone;
  }

  /** Marks the client as gone; true the first time. */
  boolean markGone() {
    var first = !gone;
    gone = true;
    return first;
  }
}
