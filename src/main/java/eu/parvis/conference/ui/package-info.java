/** What moderators did in the calls of a room, as a view. */
@NullMarked
package eu.parvis.conference.ui;

import org.jspecify.annotations.NullMarked;
