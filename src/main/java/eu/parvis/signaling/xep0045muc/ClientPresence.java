package eu.parvis.signaling.xep0045muc;

import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client's presence says and may say: properties that lib-jitsi-meet exchanges, as plain
 * text. Everything else is dropped; name, role and identity come from the server.
 *
 * @param properties elements that are relayed, by name
 * @param audioMuted what the client shows of its microphone; null if it says nothing
 * @param videoMuted what the client shows of its camera; null if it says nothing
 * @param handRaised whether the client shows its hand raised
 */
record ClientPresence(
    Map<String, String> properties,
    @Nullable Boolean audioMuted,
    @Nullable Boolean videoMuted,
    boolean handRaised) {

  /** Jitsi's property for a raised hand: since when, by the clock of the client, or a flag. */
  static final String HAND = "jitsi_participant_raisedHand";

  private static final Set<String> DOWN = Set.of("", "0", "false");

  private static final Pattern PARTICIPANT_PROPERTY =
      Pattern.compile("jitsi_participant_[A-Za-z0-9_.]{1,40}");
  private static final int MAX_PROPERTIES = 20;
  private static final int MAX_VALUE = 256;

  /**
   * All properties together as they are written, with names and escapes; further ones are dropped.
   */
  static final int MAX_CHARS = 2_000;

  ClientPresence {
    properties = Map.copyOf(properties);
  }

  static ClientPresence parse(XmlElement presence) {
    var info = presence.child(Ns.CLIENT, SourceInfo.ELEMENT).map(XmlElement::text).orElse("");
    return new ClientPresence(
        properties(presence),
        flag(presence, "audiomuted", SourceInfo.muted(info, 'a')),
        flag(presence, "videomuted", SourceInfo.muted(info, 'v')),
        presence.elements().anyMatch(ClientPresence::isRaisedHand));
  }

  private static Map<String, String> properties(XmlElement presence) {
    var properties = new LinkedHashMap<String, String>();
    var chars = 0;
    for (var child :
        presence.elements().filter(ClientPresence::isRelayed).limit(MAX_PROPERTIES).toList()) {
      chars += property(child.name(), child.text()).toXml().length();
      if (chars <= MAX_CHARS) {
        properties.put(child.name(), child.text());
      }
    }
    return properties;
  }

  /** The relayed properties as children of a presence. */
  List<XmlElement> elements() {
    return properties.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> property(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static XmlElement property(String name, String value) {
    return XmlElement.text(Ns.CLIENT, name, value);
  }

  /** The server writes since when it is raised, by one clock for all. */
  private static boolean isRaisedHand(XmlElement child) {
    return child.name().equals(HAND) && !DOWN.contains(child.text().trim());
  }

  private static boolean isRelayed(XmlElement child) {
    var text = child.text();
    return !child.name().equals(HAND)
        && text.length() <= MAX_VALUE
        && PARTICIPANT_PROPERTY.matcher(child.name()).matches();
  }

  private static @Nullable Boolean flag(
      XmlElement presence, String name, @Nullable Boolean otherwise) {
    for (var child : presence.elements().toList()) {
      if (child.name().equals(name)) {
        return child.text().trim().equals("true");
      }
    }
    return otherwise;
  }
}
