package eu.parvis.conference;

import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import java.util.Set;

/**
 * What one participant is and may, and how the room is.
 *
 * @param locked whether nobody else is let in
 */
public record Permissions(
    String name, Role role, Set<Action> may, Policies policies, boolean locked) {}
