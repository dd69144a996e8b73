/** Fuzz targets. */
@NullMarked
package eu.parvis.signaling.fuzz;

import org.jspecify.annotations.NullMarked;
