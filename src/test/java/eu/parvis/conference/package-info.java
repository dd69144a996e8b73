/** Tests of the live model, admissions and tokens. */
@NullMarked
package eu.parvis.conference;

import org.jspecify.annotations.NullMarked;
