/** Tests of the module {@code room}. */
@NullMarked
package eu.parvis.room;

import org.jspecify.annotations.NullMarked;
