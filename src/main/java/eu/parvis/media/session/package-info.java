/**
 * One peer: demultiplexing (RFC 7983) and wiring of ICE, DTLS, SRTP and forwarding. Sans-IO: bytes
 * and {@code nowNanos} go in; datagrams, events and the next deadline come out.
 */
@NullMarked
package eu.parvis.media.session;

import org.jspecify.annotations.NullMarked;
