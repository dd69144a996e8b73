package eu.parvis.conference;

import eu.parvis.room.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One stream in a conference, as others see it: a snapshot.
 *
 * @param endpointId eight lower-case hexadecimal characters, new with each stream
 * @param account whether the participant is signed in
 * @param picture since when the account has the picture that it has, or null
 * @param screen true for a screen share; it is listed with its participant, not counted as a person
 * @param denied what of {@link Action#SPEAK}, {@link Action#SHOW} and {@link Action#SHARE} the
 *     participant may not do
 * @param handSince since when its hand is raised, or null
 */
public record Occupant(
    String endpointId,
    ParticipantId participant,
    String name,
    Role role,
    boolean account,
    @Nullable Instant picture,
    Verified verified,
    boolean screen,
    boolean audioMuted,
    boolean videoMuted,
    Set<Action> denied,
    @Nullable Instant handSince) {}
