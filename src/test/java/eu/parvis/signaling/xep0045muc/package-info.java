/** Tests. */
@NullMarked
package eu.parvis.signaling.xep0045muc;

import org.jspecify.annotations.NullMarked;
