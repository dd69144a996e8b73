/** Tests. */
@NullMarked
package eu.parvis.signaling;

import org.jspecify.annotations.NullMarked;
