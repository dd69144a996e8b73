@NullMarked
package eu.parvis.ops;

import org.jspecify.annotations.NullMarked;
