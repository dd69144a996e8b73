/** Tests. */
@NullMarked
package eu.parvis.signaling.bridgechannel;

import org.jspecify.annotations.NullMarked;
