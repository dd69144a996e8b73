/** Tests of the export of what is known of a person. */
@NullMarked
package eu.parvis.account.export;

import org.jspecify.annotations.NullMarked;
