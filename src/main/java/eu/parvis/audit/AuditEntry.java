package eu.parvis.audit;

import eu.parvis.account.PersonId;
import eu.parvis.room.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log.
 *
 * @param id grows with time
 * @param by who did it; null if nobody was signed in, or Parvis did it by itself
 * @param person whose account it is about
 * @param detail a number or a word, by kind; may be empty
 */
public record AuditEntry(
    long id,
    Instant at,
    Kind kind,
    @Nullable PersonId by,
    @Nullable PersonId person,
    @Nullable RoomId room,
    String detail) {}
