@NullMarked
package eu.parvis.kernel;

import org.jspecify.annotations.NullMarked;
