/** Tests of stream state, with time advanced by hand. */
@NullMarked
package eu.parvis.media.stream;

import org.jspecify.annotations.NullMarked;
