/** Durable rooms: the permanent link, who owns it, and what takes place there. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "account"})
package eu.parvis.room;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
