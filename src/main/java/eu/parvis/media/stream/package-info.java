/** State of one stream or transport: reports, losses, retransmission, feedback. */
@NullMarked
package eu.parvis.media.stream;

import org.jspecify.annotations.NullMarked;
