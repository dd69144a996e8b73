/** A real identity provider for tests: Spring Security's authorization server, on the loopback. */
@NullMarked
package eu.parvis.provider;

import org.jspecify.annotations.NullMarked;
