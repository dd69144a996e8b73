/** The database that the product brings along, and the lock that makes one process the live one. */
@NullMarked
package eu.parvis.ops.database;

import org.jspecify.annotations.NullMarked;
