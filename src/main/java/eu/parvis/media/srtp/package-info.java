/** SRTP and SRTCP (RFC 3711, RFC 7714): the only importer of the SRTP library. */
@NullMarked
package eu.parvis.media.srtp;

import org.jspecify.annotations.NullMarked;
