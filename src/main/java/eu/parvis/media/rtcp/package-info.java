/**
 * RTCP messages, one file each, read and written in place (RFC 3550 section 6, RFC 4585, RFC 5104).
 */
@NullMarked
package eu.parvis.media.rtcp;

import org.jspecify.annotations.NullMarked;
