/** People who may sign in: accounts, passwords, one-time links, logins that outlive the session. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package eu.parvis.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
