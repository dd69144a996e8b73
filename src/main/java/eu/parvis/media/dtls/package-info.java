/**
 * DTLS 1.2 server that agrees on SRTP keys (RFC 5764): the only importer of the DTLS library. Its
 * handshake blocks, so each runs on a virtual thread between two queues.
 */
@NullMarked
package eu.parvis.media.dtls;

import org.jspecify.annotations.NullMarked;
