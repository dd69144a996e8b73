/** Tests. */
@NullMarked
package eu.parvis.signaling.stream;

import org.jspecify.annotations.NullMarked;
