/** Real parts for tests: a PostgreSQL of their own. */
@NullMarked
package eu.parvis.testing;

import org.jspecify.annotations.NullMarked;
