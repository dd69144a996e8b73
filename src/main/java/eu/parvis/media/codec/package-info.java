/** What a forwarding unit must know of a payload: where frames and keyframes begin. */
@NullMarked
package eu.parvis.media.codec;

import org.jspecify.annotations.NullMarked;
