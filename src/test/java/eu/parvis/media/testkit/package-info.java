/** Browsers, a network and a clock in memory. */
@NullMarked
package eu.parvis.media.testkit;

import org.jspecify.annotations.NullMarked;
