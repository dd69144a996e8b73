package eu.parvis.media.session;

import eu.parvis.media.forward.MediaSource;

/**
 * A track that a peer sends and the others may get.
 *
 * @param owner who sends it
 * @param track how signalling describes it
 * @param source its state
 */
record Publication(PeerSession owner, Track track, MediaSource source) {}
