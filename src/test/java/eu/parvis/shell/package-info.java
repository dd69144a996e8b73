/** Tests of the module {@code shell}. */
@NullMarked
package eu.parvis.shell;

import org.jspecify.annotations.NullMarked;
