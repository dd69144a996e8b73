/** Which packet goes to which receiver, and under which numbers. */
@NullMarked
package eu.parvis.media.forward;

import org.jspecify.annotations.NullMarked;
