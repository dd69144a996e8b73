/**
 * The live model: who was admitted, who is present with which role, and what the owner may do.
 * Knows neither XMPP nor RTP.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "account", "room", "media"})
package eu.parvis.conference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
