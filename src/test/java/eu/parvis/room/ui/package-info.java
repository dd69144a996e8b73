/** Tests of the views of rooms. */
@NullMarked
package eu.parvis.room.ui;

import org.jspecify.annotations.NullMarked;
