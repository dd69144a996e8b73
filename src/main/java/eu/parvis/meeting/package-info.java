/** Meetings: what is planned in which room, when, by whom. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "account", "room"})
package eu.parvis.meeting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
