package eu.parvis.signaling.xep0166jingle;

import eu.parvis.media.RemoteTransport;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.xep0166jingle.JingleRefused.Reason;

/** Reads the transport of a client's answer (XEP-0176, XEP-0320). */
public final class Answers {

  private Answers() {}

  /**
   * The client's transport. Contents are bundled, so the first one that has a transport speaks for
   * all. Candidates are not read: the forwarding unit is ICE-lite and learns addresses from checks.
   *
   * @throws JingleRefused if it has no credentials, no sha-256 fingerprint, or the client does not
   *     take the active role in DTLS
   */
  public static RemoteTransport transport(Jingle accept) throws JingleRefused {
    var transport =
        accept
            .element()
            .elements(Ns.JINGLE, "content")
            .flatMap(content -> content.elements(Ns.JINGLE_ICE_UDP, "transport"))
            .findFirst()
            .orElseThrow(() -> new JingleRefused(Reason.NO_TRANSPORT));
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
