/** The secrets that an installation makes for itself at its first start. */
@NullMarked
package eu.parvis.ops.secrets;

import org.jspecify.annotations.NullMarked;
