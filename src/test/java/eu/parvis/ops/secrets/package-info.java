@NullMarked
package eu.parvis.ops.secrets;

import org.jspecify.annotations.NullMarked;
