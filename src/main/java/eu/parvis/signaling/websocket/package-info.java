/** The WebSocket endpoints: handshake, Origin and token checks, bounded queues. */
@NullMarked
package eu.parvis.signaling.websocket;

import org.jspecify.annotations.NullMarked;
