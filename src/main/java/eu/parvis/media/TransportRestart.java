package eu.parvis.media;

/** What of an endpoint's transport begins anew; the addresses and credentials of ICE always do. */
public enum TransportRestart {
  /** ICE alone; the handshake that was made holds (RFC 8842 section 4). */
  ADDRESSES,
  /** The handshake as well, by a browser that has reset its own. */
  HANDSHAKE
}
