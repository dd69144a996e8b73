/** Journeys of several people, and proofs of the instruments that judge them. */
@org.jspecify.annotations.NullMarked
package eu.parvis.e2e;
