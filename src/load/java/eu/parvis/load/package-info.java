/**
 * People in a call without browsers, as many as a machine carries: the WebSocket XMPP, ICE, DTLS
 * and SRTP of a browser, with recorded pictures and voice, and a look at all that comes back.
 * Compiled by the product's tests and by the journeys (docs/decisions/069).
 */
@NullMarked
package eu.parvis.load;

import org.jspecify.annotations.NullMarked;
