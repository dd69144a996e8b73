package eu.parvis.account;

import java.util.UUID;

/** Names one remembered login: one browser of one person, over sessions and restarts. */
public record LoginSeries(UUID value) {}
