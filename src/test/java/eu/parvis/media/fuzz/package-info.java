/** Fuzz targets; their corpora are replayed by every build. */
@NullMarked
package eu.parvis.media.fuzz;

import org.jspecify.annotations.NullMarked;
