/** Tests on real sockets of the loopback interface. */
@NullMarked
package eu.parvis.media.io;

import org.jspecify.annotations.NullMarked;
