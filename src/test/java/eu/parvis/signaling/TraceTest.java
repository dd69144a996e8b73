package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.MediaEvent;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.stanza.XmlReader;
import eu.parvis.signaling.stanza.XmlRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replays what clients of two generations sent to a real Jitsi: each gets what it needs in return.
 */
class TraceTest extends SignalingTest {

  private final Map<String, String> names = new HashMap<>();
  private final XmppPeer me = owner();
  private final XmppPeer other = guest("Gil");
  private @Nullable BridgeEnd bridge;
  private @Nullable BridgeEnd bridgeOfOther;
  private long sent;

  @BeforeEach
  void nameAddresses() {
    names.put("server", "parvis");
    names.put("room", me.room());
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-2021", "client-current"})
  void givesTheClientEverythingThatItNeeds(String client) throws IOException, XmlRefused {
    for (var block : blocks(client)) {
      switch (block.kind) {
        case ">>" -> send(block.text);
        case "<<" -> expect(block.text);
        case "B>" -> bridge().says(fill(block.text));
        case "B<" -> bridge().expect(fill(block.text));
        case "O<" -> bridgeOfOther().expect(fill(block.text));
        default -> act(block.text);
      }
    }
    assertThat(me.ending()).isNotNull();
  }

  private void send(String text) throws XmlRefused {
    names.put("received", Long.toString(me.stanzasSinceEnabled()));
    var frame = fill(text);
    var element = new XmlReader().read(frame);
    if (element.namespace().equals(Ns.CLIENT) && names.containsKey("previd")) {
      sent++;
      names.put("sent", Long.toString(sent));
    }
    me.frame(frame);
    time.pass(Duration.ofSeconds(1));
  }

  private void expect(String text) throws XmlRefused {
    var wanted = new XmlReader().read(fill(text));
    var found = new HashMap<String, String>();
    me.next(
        element -> {
          found.clear();
          return matches(wanted, element, found);
        },
        wanted::toXml);
    names.putAll(found);
    if (found.containsKey("jid")) {
      me.jid = found.get("jid");
      names.put("me", me.endpoint());
    }
  }

  private BridgeEnd bridge() {
    if (bridge == null) {
      bridge = BridgeEnd.of(me, channels);
    }
    return bridge;
  }

  private BridgeEnd bridgeOfOther() {
    if (bridgeOfOther == null) {
      bridgeOfOther = BridgeEnd.of(other, channels);
    }
    return bridgeOfOther;
  }

  private void act(String what) {
    switch (what) {
      case "opens its bridge channel" -> bridgeOfOther();
      case "is seen" -> media(me, id -> forwarding(id, other.endpoint()));
      case "is seen no more" ->
          media(me, id -> new MediaEvent.Forwarding(id, List.of(), List.of()));
      case "speaks" -> media(me, id -> new MediaEvent.DominantSpeaker(other.endpoint()));
      case "wants to see the client" ->
          media(me, id -> new MediaEvent.PictureWanted(id, id + "-v0", 360));
      case "wants to see nobody" ->
          media(me, id -> new MediaEvent.PictureWanted(id, id + "-v0", 0));
      case "has a poor network" ->
          bridgeOfOther().says("{\"colibriClass\":\"EndpointStats\",\"connectionQuality\":27}");
      case "is there when the media of the client fails" ->
          media(me, id -> new MediaEvent.Failed(id, MediaEvent.Failed.Reason.CONSENT_LOST));
      case "joins and accepts" -> {
        other.join().accept(2000);
        names.put("other", other.endpoint());
      }
      case "is offered the sources of the current client" ->
          other.next(stanza ->
              stanza.toXml().contains("json-message")
                  && stanza.toXml().contains(me.endpoint() + "-v0")
                  && stanza.toXml().contains(me.endpoint() + "-a0"));
      case "turns its microphone on" -> other.presence("<audiomuted>false</audiomuted>");
      case "removes its camera and adds it again" -> {
        var sid = other.sid();
        var focus = other.room() + "/focus";
        other.frame(XmppPeer.iq("r", focus, Stanzas.camera("source-remove", sid, 2001)));
        other.frame(XmppPeer.iq("a", focus, Stanzas.camera("source-add", sid, 2001)));
      }
      case "leaves" -> other.stream.socketClosed(true);
      default -> throw new AssertionError("unknown: " + what);
    }
  }

  private static MediaEvent forwarding(String to, String owner) {
    return new MediaEvent.Forwarding(to, List.of(owner + "-v0"), List.of(owner));
  }

  private boolean matches(XmlElement wanted, XmlElement element, Map<String, String> found) {
    if (!element.is(wanted.namespace(), wanted.name())) {
      return false;
    }
    for (var attribute : wanted.attributes().entrySet()) {
      var value = element.attribute(attribute.getKey());
      if (value == null || !matches(attribute.getValue(), value, found)) {
        return false;
      }
    }
    var text = wanted.text().strip();
    if (!text.isEmpty() && !matches(text, element.text().strip(), found)) {
      return false;
    }
    var rest = element.elements().iterator();
    for (var child : wanted.elements().toList()) {
      var there = false;
      while (!there && rest.hasNext()) {
        there = matches(child, rest.next(), found);
      }
      if (!there) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(String wanted, String value, Map<String, String> found) {
    if (wanted.equals("*")) {
      return !value.isEmpty();
    }
    if (wanted.startsWith("{=")) {
      found.put(wanted.substring(2, wanted.length() - 1), value);
      return true;
    }
    if (wanted.startsWith("~")) {
      return List.of(wanted.substring(1).split(" ~")).stream().allMatch(value::contains);
    }
    return wanted.equals(value);
  }

  private String fill(String text) {
    var filled = text;
    for (var name : names.entrySet()) {
      filled = filled.replace("{" + name.getKey() + "}", name.getValue());
    }
    return filled;
  }

  private record Block(String kind, String text) {}

  private static List<Block> blocks(String client) throws IOException {
    try (InputStream in = TraceTest.class.getResourceAsStream("/traces/%s.txt".formatted(client))) {
      assertThat(in).isNotNull();
      var lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
      return List.of(String.join("\n", lines).split("\n\n+")).stream()
          .map(String::strip)
          .filter(block -> !block.isEmpty())
          .map(block -> new Block(block.substring(0, 2).strip(), block.substring(2).strip()))
          .toList();
    }
  }
}
