package eu.parvis.load;

import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code session-initiate} offers (XEP-0166, XEP-0167, XEP-0176).
 *
 * @param candidates addresses of the bridge for UDP, best first
 * @param channel address of the bridge channel; null for none
 */
record Offered(
    String sid,
    String ufrag,
    String pwd,
    String fingerprint,
    List<InetSocketAddress> candidates,
    @Nullable URI channel,
    Format format) {

  private static final String AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";
  private static final String SEND_TIME =
      "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";
  private static final String TRANSPORT =
      "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

  @Override
  public String toString() {
    return "Offered[" + sid + "]"; // the password stays out of logs
  }

  /**
   * Reads an offer.
   *
   * @throws IllegalArgumentException if it lacks something without which there is no call
   */
  static Offered read(XmlElement jingle) {
    List<XmlElement> contents = jingle.elements(Ns.JINGLE, "content").toList();
    XmlElement transport =
        contents.stream()
            .flatMap(content -> content.elements(Ns.JINGLE_ICE_UDP, "transport"))
            .filter(found -> found.attribute("ufrag") != null)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("The offer has no transport"));
    XmlElement fingerprint =
        transport
            .child(Ns.JINGLE_DTLS, "fingerprint")
            .orElseThrow(() -> new IllegalArgumentException("The offer has no fingerprint"));
    List<InetSocketAddress> candidates = candidates(transport);
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("The offer has no candidate for UDP");
    }
    return new Offered(
        jingle.attribute("sid", ""),
        transport.attribute("ufrag", ""),
        transport.attribute("pwd", ""),
        fingerprint.text().trim(),
        candidates,
        transport
            .child(Ns.COLIBRI, "web-socket")
            .map(socket -> URI.create(socket.attribute("url", "")))
            .orElse(null),
        format(description(contents, "audio"), description(contents, "video")));
  }

  private static List<InetSocketAddress> candidates(XmlElement transport) {
    List<XmlElement> udp =
        new ArrayList<>(
            transport
                .elements(Ns.JINGLE_ICE_UDP, "candidate")
                .filter(candidate -> candidate.attribute("protocol", "").equals("udp"))
                .toList());
    udp.sort((a, b) -> Long.compare(number(b, "priority"), number(a, "priority")));
    return udp.stream()
        .map(candidate ->
            new InetSocketAddress(candidate.attribute("ip", ""), (int) number(candidate, "port")))
        .filter(address -> !address.isUnresolved())
        .toList();
  }

  private static XmlElement description(List<XmlElement> contents, String media) {
    return contents.stream()
        .flatMap(content -> content.elements(Ns.JINGLE_RTP, "description"))
        .filter(found -> found.attribute("media", "").equals(media))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The offer has no " + media));
  }

  private static Format format(XmlElement audio, XmlElement video) {
    int vp8 = payload(video, "VP8").findFirst().map(Offered::id).orElse(0);
    int rtx =
        payload(video, "rtx")
            .filter(type -> parameters(type).getOrDefault("apt", "").equals("" + vp8))
            .findFirst()
            .map(Offered::id)
            .orElse(0);
    int opus = payload(audio, "opus").findFirst().map(Offered::id).orElse(0);
    if (vp8 == 0 || opus == 0) {
      throw new IllegalArgumentException("The offer lacks VP8 or Opus");
    }
    return new Format(
        opus,
        vp8,
        rtx,
        extension(audio, AUDIO_LEVEL),
        extension(video, SEND_TIME),
        extension(audio, TRANSPORT),
        extension(video, TRANSPORT));
  }

  private static Stream<XmlElement> payload(XmlElement description, String name) {
    return description
        .elements(Ns.JINGLE_RTP, "payload-type")
        .filter(type -> type.attribute("name", "").equalsIgnoreCase(name));
  }

  private static Map<String, String> parameters(XmlElement type) {
    return type.elements(Ns.JINGLE_RTP, "parameter")
        .collect(
            Collectors.toMap(
                parameter -> parameter.attribute("name", ""),
                parameter -> parameter.attribute("value", ""),
                (first, _) -> first));
  }

  private static int id(XmlElement type) {
    return (int) number(type, "id");
  }

  private static int extension(XmlElement description, String uri) {
    Optional<XmlElement> found =
        description
            .elements(Ns.JINGLE_HDREXT, "rtp-hdrext")
            .filter(extension -> extension.attribute("uri", "").equals(uri))
            .findFirst();
    return found.map(Offered::id).filter(id -> id < 15).orElse(0);
  }

  private static long number(XmlElement element, String attribute) {
    return Long.parseLong(element.attribute(attribute, "0"));
  }
}
