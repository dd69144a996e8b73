package eu.parvis.conference;

import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one participant is and may, and how the room is.
 *
 * @param picture since when the account has the picture that it has, or null
 * @param locked whether nobody else is let in
 * @param bans who was put out for good, for whoever may take that back
 */
public record Permissions(
    String name,
    Role role,
    Verified verified,
    @Nullable Instant picture,
    Set<Action> may,
    Policies policies,
    boolean locked,
    List<Ban> bans) {}
