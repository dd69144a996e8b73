package eu.parvis.media;

import java.util.List;

/**
 * The forwarding unit's side of one transport, for an offer. The role in DTLS is server ({@code
 * actpass} in an offer).
 *
 * @param ufrag local ICE user name fragment
 * @param pwd local ICE password; never printed
 * @param fingerprint sha-256 of the certificate, upper-case hexadecimal pairs separated by colons
 * @param candidates where it can be reached
 */
public record TransportDescription(
    String ufrag, String pwd, String fingerprint, List<TransportCandidate> candidates) {

  public TransportDescription {
    candidates = List.copyOf(candidates);
  }

  @Override
  public String toString() {
    return "TransportDescription[ufrag=" + ufrag + ", candidates=" + candidates + "]";
  }
}
