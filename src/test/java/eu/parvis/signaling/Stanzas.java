package eu.parvis.signaling;

/** Payloads that a client sends. */
final class Stanzas {

  private static final String FINGERPRINT =
      "5C:40:B9:AA:08:43:B0:0A:90:C3:B1:B2:1E:45:08:C3:"
          + "31:FE:25:BB:36:C7:70:58:43:36:F5:A5:0E:06:A6:8E";

  private Stanzas() {}

  /** A session-accept: audio {@code first}, camera first+1 and first+2 with repair first+3, +4. */
  static String accept(String sid, long first) {
    return accept(sid, "active", source(first), camera(first + 1));
  }

  static String accept(String sid, String setup, String audio, String video) {
    return "<jingle xmlns='urn:xmpp:jingle:1' action='session-accept' sid='"
        + sid
        + "'>"
        + content("audio", audio, transport(setup))
        + content("video", video, transport(setup))
        + "</jingle>";
  }

  /** A transport-accept or transport-info with other credentials and the same certificate. */
  static String transport(String action, String sid, String attributes) {
    return "<jingle xmlns='urn:xmpp:jingle:1' action='%s' sid='%s'>".formatted(action, sid)
        + "<content creator='responder' name='audio'>"
        + transport("active")
            .replace("Zpt4", "Yqu5")
            .replace("<transport ", "<transport" + attributes + " ")
        + "</content></jingle>";
  }

  /** A source-add or source-remove of a camera. */
  static String camera(String action, String sid, long first) {
    return sources(action, sid, "video", camera(first));
  }

  static String sources(String action, String sid, String media, String sources) {
    return "<jingle xmlns='urn:xmpp:jingle:1' action='"
        + action
        + "' sid='"
        + sid
        + "'>"
        + content(media, sources, "")
        + "</jingle>";
  }

  static String source(long ssrc) {
    return "<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='"
        + ssrc
        + "'><parameter name='msid' value='x y'/></source>";
  }

  static String group(String semantics, long... ssrcs) {
    var group =
        new StringBuilder("<ssrc-group xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' semantics='")
            .append(semantics)
            .append("'>");
    for (var ssrc : ssrcs) {
      group.append("<source ssrc='").append(ssrc).append("'/>");
    }
    return group.append("</ssrc-group>").toString();
  }

  private static String camera(long first) {
    return source(first)
        + source(first + 1)
        + source(first + 2)
        + source(first + 3)
        + group("FID", first, first + 2)
        + group("SIM", first, first + 1)
        + group("FID", first + 1, first + 3);
  }

  private static String content(String media, String sources, String transport) {
    return "<content creator='responder' name='"
        + media
        + "'>"
        + "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='"
        + media
        + "'>"
        + sources
        + "</description>"
        + transport
        + "</content>";
  }

  private static String transport(String setup) {
    return "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='Zpt4'"
        + " pwd='vqroxo/JJthyXsxs4rdHx4ud'><fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0'"
        + " hash='sha-256' setup='"
        + setup
        + "'>"
        + FINGERPRINT
        + "</fingerprint></transport>";
  }
}
