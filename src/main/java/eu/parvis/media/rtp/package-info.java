/**
 * RTP packets as views on bytes they do not own (RFC 3550, RFC 8285, RFC 4588); depends on java.nio
 * only.
 */
@NullMarked
package eu.parvis.media.rtp;

import org.jspecify.annotations.NullMarked;
