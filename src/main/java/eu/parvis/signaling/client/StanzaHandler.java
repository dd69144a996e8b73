package eu.parvis.signaling.client;

import eu.parvis.signaling.stanza.XmlElement;

/** Who handles what a client sends. Called inside turns of the client's conference. */
public interface StanzaHandler {

  /** The client has acknowledged what it was sent, so it is there. */
  void acknowledged(XmppClient client);

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
