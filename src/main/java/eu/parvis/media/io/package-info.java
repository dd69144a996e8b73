/** The only threads, sockets and clock of the forwarding unit. */
@NullMarked
package eu.parvis.media.io;

import org.jspecify.annotations.NullMarked;
