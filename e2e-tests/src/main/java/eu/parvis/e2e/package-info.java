/** The product as a process, people as browser processes, and what they see and hear. */
@org.jspecify.annotations.NullMarked
package eu.parvis.e2e;
