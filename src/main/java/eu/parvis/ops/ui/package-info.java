/** What administrators see of the forwarding unit, as a view and as JSON. */
@NullMarked
package eu.parvis.ops.ui;

import org.jspecify.annotations.NullMarked;
