package eu.parvis.account;

import org.jspecify.annotations.Nullable;

/**
 * Somebody has another picture of themselves, or none any more.
 *
 * @param removedBy the administrator who removed it; null for what people do with their own
 */
public record PictureChanged(PersonId person, @Nullable PersonId removedBy) {}
