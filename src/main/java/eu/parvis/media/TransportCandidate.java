package eu.parvis.media;

import java.net.InetSocketAddress;

/**
 * A host candidate of the forwarding unit, component 1, over UDP (RFC 8445 section 5.1.1).
 *
 * @param foundation equal for candidates of the same address
 * @param priority as RFC 8445 section 5.1.2 computes it
 * @param address where a browser reaches the forwarding unit
 */
public record TransportCandidate(String foundation, long priority, InetSocketAddress address) {}
