/**
 * ICE-lite (RFC 8445 section 2.5): answers authenticated connectivity checks, makes none of its
 * own.
 */
@NullMarked
package eu.parvis.media.ice;

import org.jspecify.annotations.NullMarked;
