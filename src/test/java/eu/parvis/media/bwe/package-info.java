/** Tests of what losses lead to. */
@NullMarked
package eu.parvis.media.bwe;

import org.jspecify.annotations.NullMarked;
