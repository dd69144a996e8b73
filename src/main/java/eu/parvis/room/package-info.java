/** Durable rooms: the permanent link, who gets in and may do what, and what takes place there. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "account"})
package eu.parvis.room;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
