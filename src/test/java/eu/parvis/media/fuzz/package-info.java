/** Fuzz targets of the packet code; the corpus is replayed by every build. */
@NullMarked
package eu.parvis.media.fuzz;

import org.jspecify.annotations.NullMarked;
