/** What is known of a receiver's downlink. */
@NullMarked
package eu.parvis.media.bwe;

import org.jspecify.annotations.NullMarked;
