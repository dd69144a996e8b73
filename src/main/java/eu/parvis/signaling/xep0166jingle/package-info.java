/** XEP-0166: Jingle, with the RTP, ICE-UDP, DTLS and source extensions that the client uses. */
@NullMarked
package eu.parvis.signaling.xep0166jingle;

import org.jspecify.annotations.NullMarked;
