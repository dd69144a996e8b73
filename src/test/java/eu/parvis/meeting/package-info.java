/** Tests of the module {@code meeting}. */
@NullMarked
package eu.parvis.meeting;

import org.jspecify.annotations.NullMarked;
