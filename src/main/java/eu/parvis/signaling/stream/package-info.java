/** XMPP streams (RFC 6120) framed by RFC 7395, as a state machine without sockets or clocks. */
@NullMarked
package eu.parvis.signaling.stream;

import org.jspecify.annotations.NullMarked;
