/** The audit log: who did what to accounts and rooms, and when. Only ever added to. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "account", "room"})
package eu.parvis.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
