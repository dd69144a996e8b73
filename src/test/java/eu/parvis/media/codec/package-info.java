/** Tests of payload facts. */
@NullMarked
package eu.parvis.media.codec;

import org.jspecify.annotations.NullMarked;
