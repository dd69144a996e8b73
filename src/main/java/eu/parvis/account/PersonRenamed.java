package eu.parvis.account;

import org.jspecify.annotations.Nullable;

/**
 * An account has another name; published in the transaction that gives it.
 *
 * @param before what it was called until now
 * @param by the person or an administrator; null for the identity provider
 */
public record PersonRenamed(PersonId person, String before, String name, @Nullable PersonId by) {}
