/** Guard rails: what holds for the whole code base. */
@NullMarked
package eu.parvis;

import org.jspecify.annotations.NullMarked;
