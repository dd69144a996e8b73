/** XEP-0030: Service Discovery. */
@NullMarked
package eu.parvis.signaling.xep0030disco;

import org.jspecify.annotations.NullMarked;
