/**
 * A network link in virtual time, for tests and benches. Imports nothing of ours: the tests of the
 * product and the journeys in browsers compile the same source.
 */
@NullMarked
package eu.parvis.link;

import org.jspecify.annotations.NullMarked;
