package eu.parvis.media.ice;

import java.net.InetSocketAddress;

/**
 * A local address and one of the peer (RFC 8445 section 4). What came to the one is answered from
 * it: a browser drops answers that come from elsewhere.
 */
public record CandidatePair(InetSocketAddress local, InetSocketAddress remote) {}
