/** Parvis: videoconferencing for public bodies, on their own servers. */
@NullMarked
package eu.parvis;

import org.jspecify.annotations.NullMarked;
