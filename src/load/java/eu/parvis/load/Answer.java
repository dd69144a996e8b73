package eu.parvis.load;

import eu.parvis.media.ice.IceCredentials;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** Writes the {@code session-accept} of a participant, in the form of lib-jitsi-meet. */
final class Answer {

  private final Offered offer;
  private final Identity identity;
  private final String endpoint;

  Answer(Offered offer, Identity identity, String endpoint) {
    this.offer = offer;
    this.identity = identity;
    this.endpoint = endpoint;
  }

  XmlElement jingle(String responder, IceCredentials local, String fingerprint) {
    XmlElement transport =
        XmlElement.of(
                Ns.JINGLE_ICE_UDP,
                "transport",
                XmlElement.text(Ns.JINGLE_DTLS, "fingerprint", fingerprint)
                    .with("hash", "sha-256")
                    .with("setup", "active"))
            .with("ufrag", local.ufrag())
            .with("pwd", local.pwd());
    return XmlElement.of(
            Ns.JINGLE, "jingle", content("audio", transport), content("video", transport))
        .with("action", "session-accept")
        .with("sid", offer.sid())
        .with("responder", responder);
  }

  private XmlElement content(String media, XmlElement transport) {
    XmlElement description =
        XmlElement.of(Ns.JINGLE_RTP, "description")
            .with("media", media)
            .with(media.equals("audio") ? audio() : video())
            .with(XmlElement.of(Ns.JINGLE_RTP, "rtcp-mux"));
    return XmlElement.of(Ns.JINGLE, "content", description, transport)
        .with("creator", "responder")
        .with("senders", "both")
        .with("name", media);
  }

  private List<XmlElement> audio() {
    List<XmlElement> parts = new ArrayList<>();
    parts.add(payload(offer.format().opus(), "opus", Format.OPUS_HZ).with("channels", 2));
    if (identity.voice() != null) {
      parts.add(source(identity.voiceSsrc(), "-a0", "audio"));
    }
    return parts;
  }

  private List<XmlElement> video() {
    List<XmlElement> parts = new ArrayList<>();
    parts.add(payload(offer.format().vp8(), "VP8", Format.VP8_HZ));
    if (offer.format().rtx() != 0) {
      XmlElement of =
          XmlElement.of(Ns.JINGLE_RTP, "parameter")
              .with("name", "apt")
              .with("value", offer.format().vp8());
      parts.add(payload(offer.format().rtx(), "rtx", Format.VP8_HZ).with(of));
    }
    int layers = identity.layers().size();
    List<Integer> simulcast = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      simulcast.add(identity.videoSsrc(i));
      parts.add(source(identity.videoSsrc(i), "-v0", "video"));
      parts.add(source(identity.repairSsrc(i), "-v0", "video"));
      parts.add(group("FID", List.of(identity.videoSsrc(i), identity.repairSsrc(i))));
    }
    if (layers > 0) {
      parts.add(group("SIM", simulcast));
    }
    return parts;
  }

  private static XmlElement payload(int id, String name, int clockHz) {
    return XmlElement.of(Ns.JINGLE_RTP, "payload-type")
        .with("id", id)
        .with("name", name)
        .with("clockrate", clockHz);
  }

  private XmlElement source(int ssrc, String suffix, String media) {
    String stream = endpoint + "-" + media + "-0-1";
    XmlElement msid =
        XmlElement.of(Ns.JINGLE_SSMA, "parameter")
            .with("name", "msid")
            .with("value", stream + " " + stream + "-track");
    return XmlElement.of(Ns.JINGLE_SSMA, "source", msid)
        .with("ssrc", Integer.toUnsignedLong(ssrc))
        .with("name", endpoint + suffix);
  }

  private static XmlElement group(String semantics, List<Integer> ssrcs) {
    return XmlElement.of(Ns.JINGLE_SSMA, "ssrc-group")
        .with("semantics", semantics)
        .with(
            ssrcs.stream()
                .map(ssrc ->
                    XmlElement.of(Ns.JINGLE_SSMA, "source")
                        .with("ssrc", Integer.toUnsignedLong(ssrc)))
                .toList());
  }
}
