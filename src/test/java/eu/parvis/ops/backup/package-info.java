@NullMarked
package eu.parvis.ops.backup;

import org.jspecify.annotations.NullMarked;
