/** Tests of views on RTP packets. */
@NullMarked
package eu.parvis.media.rtp;

import org.jspecify.annotations.NullMarked;
