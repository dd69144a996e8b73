/** Tests. */
@NullMarked
package eu.parvis.signaling.websocket;

import org.jspecify.annotations.NullMarked;
