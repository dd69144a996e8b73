/** Backup and restore through the database's own COPY, without PostgreSQL's programs. */
@NullMarked
package eu.parvis.ops.backup;

import org.jspecify.annotations.NullMarked;
