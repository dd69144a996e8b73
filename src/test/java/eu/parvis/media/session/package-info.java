/** Two browsers and a bridge over a simulated network. */
@NullMarked
package eu.parvis.media.session;

import org.jspecify.annotations.NullMarked;
