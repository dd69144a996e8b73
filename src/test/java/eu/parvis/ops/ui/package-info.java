@NullMarked
package eu.parvis.ops.ui;

import org.jspecify.annotations.NullMarked;
