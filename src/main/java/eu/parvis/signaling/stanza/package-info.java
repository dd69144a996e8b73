/** XML as immutable trees: one hardened reader, one writer, addresses and stanza errors. */
@NullMarked
package eu.parvis.signaling.stanza;

import org.jspecify.annotations.NullMarked;
