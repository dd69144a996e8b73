package eu.parvis.signaling.client;

import eu.parvis.conference.Conferences;
import eu.parvis.conference.StreamGrant;
import eu.parvis.signaling.stanza.Jid;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The clients that can be resumed, and the maker of new ones; thread-safe. */
public final class XmppClients {

  /** The domain of the server and of every client. */
  public static final Jid SERVER = new Jid(null, "parvis", null);

  private static final int SECRET_BYTES = 24;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, XmppClient> resumable = new ConcurrentHashMap<>();
  private final Unseated unseated = new Unseated();
  private final Conferences conferences;
  private final StanzaHandler handler;
  private final InstantSource clock;

  public XmppClients(Conferences conferences, StanzaHandler handler, InstantSource clock) {
    this.conferences = conferences;
    this.handler = handler;
    this.clock = clock;
  }

  /**
   * The client that may be resumed under that id with that grant, which was read without regard to
   * its expiry.
   */
  public Optional<XmppClient> resumable(String previousId, StreamGrant grant) {
    return Optional.ofNullable(resumable.get(previousId))
        .filter(client -> sameStream(client.grant(), grant));
  }

  /** Whether some client may be resumed under that id. */
  public boolean isResumable(String previousId) {
    return resumable.containsKey(previousId);
  }

  /** Starts the stream of a socket whose token was spent for it. */
  public ClientStream open(StreamGrant grant, URI requestBase, FrameSink sink) {
    return open(grant, requestBase, sink, true);
  }

  /**
   * Starts the stream of a socket whose token may be spent and expired: it may take over the stream
   * that the grant is for, and nothing else.
   */
  public ClientStream openToResume(StreamGrant grant, URI requestBase, FrameSink sink) {
    return open(grant, requestBase, sink, false);
  }

  private ClientStream open(StreamGrant grant, URI requestBase, FrameSink sink, boolean mayBind) {
    var identity = UUID.randomUUID().toString();
    var endpointId = identity.substring(0, 8); // clients take it from the JID's node
    var jid = new Jid(identity, SERVER.domain(), secret().substring(0, 12));
    var conference = conferences.of(grant.room());
    var client = new XmppClient(this, grant, conference, jid, endpointId, requestBase);
    return new ClientStream(client, this, handler, sink, mayBind);
  }

  String makeResumable(XmppClient client) {
    var id = secret();
    resumable.put(id, client);
    return id;
  }

  Unseated unseated() {
    return unseated;
  }

  void forget(XmppClient client) {
    unseated.remove(client);
    var id = client.management().resumptionId();
    if (id != null) {
      resumable.remove(id);
    }
  }

  /** A parked client is gone for good. */
  void gone(XmppClient client) {
    handler.gone(client);
  }

  long nowMillis() {
    return clock.millis();
  }

  /** Random text of the URL-safe base64 alphabet. */
  String secret() {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static boolean sameStream(StreamGrant one, StreamGrant other) {
    return one.participant().equals(other.participant())
        && one.room().equals(other.room())
        && one.screen() == other.screen();
  }
}
