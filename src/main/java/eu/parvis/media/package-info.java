/**
 * Forwarding unit: one UDP port, ICE-lite, DTLS-SRTP, and the forwarding of audio and video between
 * the endpoints of a conference. Knows nothing of rooms, people or signalling.
 */
@NullMarked
package eu.parvis.media;

import org.jspecify.annotations.NullMarked;
