/** The views of rooms: the list of one's own, the settings of one, defaults for new ones. */
@NullMarked
package eu.parvis.room.ui;

import org.jspecify.annotations.NullMarked;
