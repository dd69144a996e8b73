/** Tests of the view of what was done in calls. */
@NullMarked
package eu.parvis.conference.ui;

import org.jspecify.annotations.NullMarked;
