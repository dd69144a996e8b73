/** Values shared by every module; no services. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package eu.parvis.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
