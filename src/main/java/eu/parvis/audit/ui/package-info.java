/** The audit log as administrators read it, as a view and as a file. */
@NullMarked
package eu.parvis.audit.ui;

import org.jspecify.annotations.NullMarked;
