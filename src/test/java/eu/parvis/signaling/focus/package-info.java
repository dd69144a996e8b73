/** Tests. */
@NullMarked
package eu.parvis.signaling.focus;

import org.jspecify.annotations.NullMarked;
