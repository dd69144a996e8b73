/** Tests of forwarding, with lossy and reordered streams. */
@NullMarked
package eu.parvis.media.forward;

import org.jspecify.annotations.NullMarked;
