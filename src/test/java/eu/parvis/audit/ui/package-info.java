@NullMarked
package eu.parvis.audit.ui;

import org.jspecify.annotations.NullMarked;
