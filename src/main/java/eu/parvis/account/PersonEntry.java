package eu.parvis.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the administrators' list.
 *
 * @param active whether the person can sign in: has a password, or has signed in by the identity
 *     provider
 * @param linkExpires when the person's open one-time link ends, or null if there is none
 */
public record PersonEntry(PersonProfile profile, boolean active, @Nullable Instant linkExpires) {}
