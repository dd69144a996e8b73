package eu.parvis.load;

import eu.parvis.media.ice.IceCredentials;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One person of a load: enters the room, accepts the offer of media and stays until it is closed.
 * It runs on one virtual thread; its media is carried by a {@link MediaThread}.
 */
final class Participant implements AutoCloseable {

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final HttpClient http;
  private final Stage stage;
  private final Identity identity;
  private final MediaThread carrier;
  private final SecureRandom random = new SecureRandom();
  private volatile @Nullable Stream stream;
  private volatile @Nullable MediaLeg leg;
  private volatile @Nullable BridgeChannel channel;
  private volatile @Nullable String trouble;
  private String endpoint = "";
  private String room = "";

  Participant(HttpClient http, Stage stage, Identity identity, MediaThread carrier) {
    this.http = http;
    this.stage = stage;
    this.identity = identity;
    this.carrier = carrier;
  }

  /** Whether its media may flow. */
  boolean isConnected() {
    MediaLeg now = leg;
    return now != null && now.isSecured() && trouble == null;
  }

  /** The most cameras of others of which it decoded pictures at a time. */
  int cameras() {
    MediaLeg now = leg;
    return now == null ? 0 : now.incoming().cameras();
  }

  /** The most voices of others that it heard at a time. */
  int voices() {
    MediaLeg now = leg;
    return now == null ? 0 : now.incoming().voices();
  }

  /** What went wrong; null if nothing did. */
  @Nullable String trouble() {
    return trouble;
  }

  /** Enters the call and takes part until the end. Blocks. */
  void run(Ticket ticket) {
    try (Stream opened = Stream.open(http, ticket)) {
      stream = opened;
      room = ticket.room() + "@" + ticket.muc();
      endpoint = endpointId(opened.jid());
      opened.ask(ticket.focus(), XmlElement.of(Ns.FOCUS, "conference").with("room", room));
      opened.send(presence());
      while (true) {
        XmlElement element = opened.next(KEEP_ALIVE);
        if (element == null) {
          opened.request("get", ticket.domain(), XmlElement.of(Ns.PING, "ping"));
        } else if (element.is(Ns.CLIENT, "iq")) {
          take(opened, ticket, element);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      trouble = e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Jitsi's rule: the first eight characters of the node if they are hexadecimal. */
  private String endpointId(String jid) {
    String start = jid.length() < 8 ? "" : jid.substring(0, 8);
    return start.matches("[0-9a-f]{8}") ? start : HexFormat.of().toHexDigits(random.nextInt());
  }

  private XmlElement presence() {
    boolean mute = identity.voice() == null;
    boolean dark = identity.layers().isEmpty();
    String sources =
        """
        {"%1$s-a0":{"muted":%2$b},"%1$s-v0":{"muted":%3$b,"videoType":"camera"}}\
        """
            .formatted(endpoint, mute, dark);
    return XmlElement.of(
            Ns.CLIENT,
            "presence",
            XmlElement.of(Ns.MUC, "x"),
            XmlElement.text(Ns.CLIENT, "audiomuted", Boolean.toString(mute)),
            XmlElement.text(Ns.CLIENT, "videomuted", Boolean.toString(dark)),
            XmlElement.text(Ns.CLIENT, "SourceInfo", sources),
            XmlElement.text(Ns.CLIENT, "jitsi_participant_codecList", "vp8"),
            XmlElement.text(Ns.NICK, "nick", "Load " + identity.number()))
        .with("to", room + "/" + endpoint);
  }

  private void take(Stream opened, Ticket ticket, XmlElement iq) throws IOException {
    String type = iq.attribute("type", "");
    if (type.equals("set") || type.equals("get")) {
      opened.agree(iq);
    }
    XmlElement jingle = iq.child(Ns.JINGLE, "jingle").orElse(null);
    if (!type.equals("set") || jingle == null) {
      return;
    }
    switch (jingle.attribute("action", "")) {
      case "session-initiate" -> accept(opened, ticket, iq, jingle);
      case "source-add" -> announced(jingle);
      case "session-terminate" -> leave();
      default -> {}
    }
  }

  private void accept(Stream opened, Ticket ticket, XmlElement iq, XmlElement jingle)
      throws IOException {
    leave();
    Offered offer = Offered.read(jingle);
    IceCredentials local = IceCredentials.random(random);
    MediaLeg made = new MediaLeg(stage, identity, offer, local, random);
    leg = made;
    announced(jingle);
    Answer answer = new Answer(offer, identity, endpoint);
    opened.request(
        "set", iq.attribute("from"), answer.jingle(opened.jid(), local, made.fingerprint()));
    carrier.add(made);
    if (offer.channel() != null) {
      channel =
          new BridgeChannel(http, offer.channel(), ticket.origin(), stage.plan(), made.outgoing());
    }
  }

  /** Jicofo's compact form: of each endpoint its cameras, their groups, its microphones. */
  private void announced(XmlElement jingle) throws IOException {
    MediaLeg now = leg;
    XmlElement json = jingle.child(Ns.JITMEET, "json-message").orElse(null);
    if (now == null || json == null) {
      return;
    }
    try {
      for (JsonNode lists : MAPPER.readTree(json.text()).path("sources")) {
        for (JsonNode group : lists.path(1)) {
          if (group.path(0).asString("").equals("f")) {
            now.incoming().repairs((int) group.path(1).asLong(), (int) group.path(2).asLong());
          }
        }
      }
    } catch (JacksonException e) {
      throw new IOException("The sources cannot be read", e);
    }
  }

  private void leave() {
    MediaLeg before = leg;
    if (before != null) {
      carrier.remove(before);
    }
    BridgeChannel open = channel;
    if (open != null) {
      open.close();
    }
    leg = null;
    channel = null;
  }

  @Override
  public void close() {
    Stream open = stream;
    if (open != null) {
      open.send(
          XmlElement.of(Ns.CLIENT, "presence")
              .with("type", "unavailable")
              .with("to", room + "/" + endpoint));
      open.send(XmlElement.of(Ns.FRAMING, "close"));
      open.close();
    }
    leave();
  }
}
