/** Tests. */
@NullMarked
package eu.parvis.signaling.client;

import org.jspecify.annotations.NullMarked;
