package eu.parvis.meeting.ical;

import java.time.Duration;

/**
 * A calendar that others subscribe to (RFC 7986, 5.1 and 5.7).
 *
 * @param name as it is listed there
 * @param refresh how often to ask again; whole minutes
 */
public record Feed(String name, Duration refresh) {}
