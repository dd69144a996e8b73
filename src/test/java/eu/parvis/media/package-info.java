/** Tests of the forwarding unit as others use it. */
@NullMarked
package eu.parvis.media;

import org.jspecify.annotations.NullMarked;
