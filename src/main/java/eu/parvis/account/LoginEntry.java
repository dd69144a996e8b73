package eu.parvis.account;

import java.time.Instant;

/**
 * A line of "Your sessions".
 *
 * @param browser what the browser says it is, such as {@code Firefox, Linux}; may be empty
 */
public record LoginEntry(
    LoginSeries series, String browser, Instant createdAt, Instant lastUsedAt) {}
