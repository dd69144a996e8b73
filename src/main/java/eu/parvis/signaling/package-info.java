/** The XMPP edge that lib-jitsi-meet talks to: streams, rooms, media sessions, bridge channel. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "room", "conference", "media"})
package eu.parvis.signaling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
