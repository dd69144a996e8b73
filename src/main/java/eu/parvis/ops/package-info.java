/**
 * Operating the product: database, secrets, start-up failures, backup, network settings and
 * administration.
 */
@NullMarked
@ApplicationModule
package eu.parvis.ops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
