/** Tests. */
@NullMarked
package eu.parvis.signaling.stanza;

import org.jspecify.annotations.NullMarked;
