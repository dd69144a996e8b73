/** Tests of RTCP messages, with golden bytes. */
@NullMarked
package eu.parvis.media.rtcp;

import org.jspecify.annotations.NullMarked;
