/** Tests. */
@NullMarked
package eu.parvis.signaling.xep0166jingle;

import org.jspecify.annotations.NullMarked;
