package eu.parvis.signaling.focus;

import eu.parvis.media.MediaKind;

/**
 * One track as receivers are told of it.
 *
 * @param endpointId who sends it
 * @param ssrc the one SSRC that receivers see
 * @param repair the SSRC of its retransmissions, or 0 for none
 */
record VisibleTrack(
    String endpointId, MediaKind kind, String name, String msid, long ssrc, long repair) {}
