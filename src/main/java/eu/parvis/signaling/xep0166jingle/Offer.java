package eu.parvis.signaling.xep0166jingle;

import eu.parvis.media.TransportCandidate;
import eu.parvis.media.TransportDescription;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the offer of a media session: one audio and one video content, bundled, the same payload
 * types and header extensions for everybody, so that the forwarding unit never rewrites them.
 */
public final class Offer {

  private static final String AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";
  private static final String SEND_TIME =
      "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";
  private static final String TRANSPORT_CC =
      "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

  private Offer() {}

  /**
   * The {@code session-initiate}.
   *
   * @param bridgeChannel where the client opens its bridge channel, with its secret
   * @param sources compact JSON of the sources that are there already
   */
  public static XmlElement initiate(
      String sid, String initiator, TransportDescription local, URI bridgeChannel, String sources) {
    return offer("session-initiate", sid, initiator, local, bridgeChannel, sources);
  }

  /**
   * The {@code transport-replace} (XEP-0176 section 5.9) in the form of Jitsi: a whole offer, after
   * which the client begins ICE anew.
   */
  public static XmlElement replace(
      String sid, String initiator, TransportDescription local, URI bridgeChannel, String sources) {
    return offer("transport-replace", sid, initiator, local, bridgeChannel, sources);
  }

  /**
   * A {@code transport-info} with the credentials and candidates of an ICE restart in place, which
   * keeps DTLS (Jitsi, since August 2026).
   *
   * @param generation grows with each restart of a session
   */
  public static XmlElement restarted(
      String sid, String initiator, TransportDescription local, int generation) {
    var transport = transport(local, null).with("ice-generation", generation);
    return action(sid, "transport-info")
        .with("initiator", initiator)
        .with(
            XmlElement.of(Ns.JINGLE, "content", transport)
                .with("creator", "initiator")
                .with("name", "audio"));
  }

  private static XmlElement offer(
      String action,
      String sid,
      String initiator,
      TransportDescription local,
      URI bridgeChannel,
      String sources) {
    var transport = transport(local, bridgeChannel);
    return action(sid, action)
        .with("initiator", initiator)
        .with(
            content("audio", audio(), transport),
            content("video", video(), transport),
            XmlElement.of(Ns.JINGLE_GROUPING, "group", bundled("audio"), bundled("video"))
                .with("semantics", "BUNDLE"),
            XmlElement.of(Ns.FOCUS, "bridge-session").with("id", sid),
            json(sources));
  }

  /** A {@code source-add} or {@code source-remove}. */
  public static XmlElement sources(String sid, String action, String sources) {
    return action(sid, action).with(json(sources));
  }

  /**
   * A {@code session-terminate}.
   *
   * @param condition a reason of XEP-0166 section 7.4
   */
  public static XmlElement terminate(String sid, String condition) {
    return action(sid, "session-terminate")
        .with(XmlElement.of(Ns.JINGLE, "reason", XmlElement.of(Ns.JINGLE, condition)));
  }

  private static XmlElement action(String sid, String action) {
    return XmlElement.of(Ns.JINGLE, "jingle").with("action", action).with("sid", sid);
  }

  private static XmlElement json(String text) {
    return XmlElement.text(Ns.JITMEET, "json-message", text);
  }

  private static XmlElement content(String name, XmlElement description, XmlElement transport) {
    return XmlElement.of(Ns.JINGLE, "content", description, transport)
        .with("creator", "initiator")
        .with("senders", "both")
        .with("name", name);
  }

  private static XmlElement bundled(String content) {
    return XmlElement.of(Ns.JINGLE_GROUPING, "content").with("name", content);
  }

  private static XmlElement audio() {
    var opus =
        payload(111, "opus", 48_000)
            .with("channels", 2)
            .with(parameter("minptime", "10"), parameter("useinbandfec", "1"))
            .with(feedback("transport-cc", null));
    return description("audio")
        .with("maxptime", 60)
        .with(opus, extension(1, AUDIO_LEVEL), extension(5, TRANSPORT_CC), rtcpMux());
  }

  private static XmlElement video() {
    var vp8 =
        payload(100, "VP8", 90_000)
            .with(
                feedback("ccm", "fir"),
                feedback("nack", null),
                feedback("nack", "pli"),
                feedback("transport-cc", null));
    var rtx = payload(96, "rtx", 90_000).with(parameter("apt", "100"));
    return description("video")
        .with(vp8, rtx, extension(3, SEND_TIME), extension(5, TRANSPORT_CC), rtcpMux());
  }

  private static XmlElement description(String media) {
    return XmlElement.of(Ns.JINGLE_RTP, "description").with("media", media);
  }

  private static XmlElement rtcpMux() {
    return XmlElement.of(Ns.JINGLE_RTP, "rtcp-mux");
  }

  private static XmlElement payload(int id, String name, int clockRate) {
    return XmlElement.of(Ns.JINGLE_RTP, "payload-type")
        .with("id", id)
        .with("name", name)
        .with("clockrate", clockRate);
  }

  private static XmlElement parameter(String name, String value) {
    return XmlElement.of(Ns.JINGLE_RTP, "parameter").with("name", name).with("value", value);
  }

  private static XmlElement feedback(String type, @Nullable String subtype) {
    return XmlElement.of(Ns.JINGLE_RTCP_FB, "rtcp-fb").with("type", type).with("subtype", subtype);
  }

  private static XmlElement extension(int id, String uri) {
    return XmlElement.of(Ns.JINGLE_HDREXT, "rtp-hdrext").with("id", id).with("uri", uri);
  }

  private static XmlElement transport(TransportDescription local, @Nullable URI bridgeChannel) {
    List<XmlElement> children = new ArrayList<>();
    if (bridgeChannel != null) {
      children.add(XmlElement.of(Ns.COLIBRI, "web-socket").with("url", bridgeChannel.toString()));
    }
    children.add(XmlElement.of(Ns.JINGLE_ICE_UDP, "rtcp-mux"));
    children.add(
        XmlElement.text(Ns.JINGLE_DTLS, "fingerprint", local.fingerprint())
            .with("hash", "sha-256")
            .with("setup", "actpass")
            .with("required", "false"));
    for (var i = 0; i < local.candidates().size(); i++) {
      children.add(candidate(i, local.candidates().get(i)));
    }
    return XmlElement.of(Ns.JINGLE_ICE_UDP, "transport")
        .with("ufrag", local.ufrag())
        .with("pwd", local.pwd())
        .with(children);
  }

  private static XmlElement candidate(int index, TransportCandidate candidate) {
    return XmlElement.of(Ns.JINGLE_ICE_UDP, "candidate")
        .with("id", "c" + index)
        .with("foundation", candidate.foundation())
        .with("component", 1)
        .with("protocol", "udp")
        .with("priority", candidate.priority())
        .with("ip", candidate.address().getAddress().getHostAddress())
        .with("port", candidate.address().getPort())
        .with("type", "host")
        .with("generation", 0)
        .with("network", 0);
  }
}
