package eu.parvis.conference;

import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import java.util.List;
import java.util.Set;

/**
 * What one participant is and may, and how the room is.
 *
 * @param locked whether nobody else is let in
 * @param bans who was put out for good, for whoever may take that back
 */
public record Permissions(
    String name, Role role, Set<Action> may, Policies policies, boolean locked, List<Ban> bans) {}
