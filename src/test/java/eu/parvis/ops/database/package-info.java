@NullMarked
package eu.parvis.ops.database;

import org.jspecify.annotations.NullMarked;
