package eu.parvis.signaling.xep0166jingle;

import eu.parvis.media.RemoteTransport;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.xep0166jingle.JingleRefused.Reason;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the transport of a client's answer (XEP-0176, XEP-0320). */
public final class Answers {

  private static final String GENERATION = "ice-generation";

  private static final int MAX_GENERATION_DIGITS = 9;

  private Answers() {}

  /**
   * The ICE restart that a {@code transport-info} answers; empty if it answers none, as one with
   * candidates alone, and 0 if it names none that there may be.
   */
  public static OptionalInt generation(Jingle info) {
    var named = first(info).map(transport -> transport.attribute(GENERATION, "")).orElse("");
    if (named.isEmpty()) {
      return OptionalInt.empty();
    }
    var number =
        named.length() <= MAX_GENERATION_DIGITS
            && named.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    return OptionalInt.of(number ? Integer.parseInt(named) : 0);
  }

  private static Optional<XmlElement> first(Jingle jingle) {
    return jingle
        .element()
        .elements(Ns.JINGLE, "content")
        .flatMap(content -> content.elements(Ns.JINGLE_ICE_UDP, "transport"))
        .findFirst();
  }

  /**
   * The client's transport. Contents are bundled, so the first one that has a transport speaks for
   * all. Candidates are not read: the forwarding unit is ICE-lite and learns addresses from checks.
   *
   * @throws JingleRefused if it has no credentials, no sha-256 fingerprint, or the client does not
   *     take the active role in DTLS
   */
  public static RemoteTransport transport(Jingle accept) throws JingleRefused {
    var transport = first(accept).orElseThrow(() -> new JingleRefused(Reason.NO_TRANSPORT));
    var fingerprint =
        transport
            .elements(Ns.JINGLE_DTLS, "fingerprint")
            .filter(candidate -> candidate.attribute("hash", "").equals("sha-256"))
            .findFirst()
            .orElseThrow(() -> new JingleRefused(Reason.BAD_TRANSPORT));
    if (!fingerprint.attribute("setup", "").equals("active")) {
      throw new JingleRefused(Reason.NOT_DTLS_CLIENT);
    }
    try {
      return new RemoteTransport(
          transport.attribute("ufrag", ""),
          transport.attribute("pwd", ""),
          fingerprint.text().trim(),
          RemoteTransport.Setup.ACTIVE);
    } catch (IllegalArgumentException e) {
      throw new JingleRefused(Reason.BAD_TRANSPORT);
    }
  }
}
