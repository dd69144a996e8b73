package eu.parvis.conference;

import eu.parvis.room.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is so by now of whoever holds an admission, whatever was when it was given.
 *
 * @param role what they are in the room
 * @param standing what counts of all admissions of their account or address
 * @param account the name of their account, or null for a guest
 * @param picture since when the account has the picture that it has, or null
 * @param nameFixed whether the name is that of the account and nobody changes it
 */
record Holder(
    Role role,
    Standing standing,
    @Nullable String account,
    @Nullable Instant picture,
    boolean nameFixed) {}
