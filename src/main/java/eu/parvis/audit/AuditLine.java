package eu.parvis.audit;

import java.time.Instant;

/**
 * A line of the log in words.
 *
 * @param what was done
 * @param by who did it
 * @param about whose account or room; empty if it is nobody's, or of who did it
 */
public record AuditLine(long id, Instant at, Kind kind, String what, String by, String about) {}
