/** The JSON messages between a client and its forwarding unit. */
@NullMarked
package eu.parvis.signaling.bridgechannel;

import org.jspecify.annotations.NullMarked;
