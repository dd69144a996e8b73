/** What frames every view: layout, login page, error pages, language, light and dark. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "account"})
package eu.parvis.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
