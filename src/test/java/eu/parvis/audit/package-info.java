@NullMarked
package eu.parvis.audit;

import org.jspecify.annotations.NullMarked;
