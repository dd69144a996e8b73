package eu.parvis.signaling.client;

import eu.parvis.signaling.stanza.XmlElement;

/** Who handles what a client sends. Called inside turns of the client's conference. */
public interface StanzaHandler {

  /** A message, presence or IQ of a bound client. */
  void handle(XmppClient client, XmlElement stanza);

  /**
   * The client's socket broke; it may resume.
   *
   * @return false if there is nothing to resume, so that the client is gone
   */
  boolean parked(XmppClient client);

  /** A parked client is back. */
  void resumed(XmppClient client);

  /** The client is gone for good; told once. */
  void gone(XmppClient client);
}
