/** Who is invited to send media, what is offered, and which sources each is told of. */
@NullMarked
package eu.parvis.signaling.focus;

import org.jspecify.annotations.NullMarked;
