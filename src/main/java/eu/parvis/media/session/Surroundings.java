package eu.parvis.media.session;

import eu.parvis.media.dtls.DtlsEngine;
import java.util.random.RandomGenerator;

/**
 * What the sessions of one loop share.
 *
 * @param network the loop
 * @param dtls certificate and handshakes
 * @param random for ICE, SSRCs and initial sequence numbers; used by the loop only
 * @param counters sums over the loop
 * @param loudestAudio how many microphones of a conference are forwarded, 0 for all
 */
public record Surroundings(
    Network network,
    DtlsEngine dtls,
    RandomGenerator random,
    Counters counters,
    int loudestAudio) {}
