/** Tests of SRTP. */
@NullMarked
package eu.parvis.media.srtp;

import org.jspecify.annotations.NullMarked;
