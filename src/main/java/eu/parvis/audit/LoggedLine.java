package eu.parvis.audit;

import eu.parvis.account.PersonId;
import eu.parvis.room.RoomId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * A line of the audit log on its way into the log {@code eu.parvis.audit}, from where a collector
 * takes it off the machine: once it is stored, with ids alone, as it is stored.
 */
record LoggedLine(
    Instant at,
    Kind kind,
    @Nullable PersonId by,
    @Nullable PersonId person,
    @Nullable RoomId room,
    String detail)
    implements TransactionSynchronization {

  private static final Logger LOG = LoggerFactory.getLogger("eu.parvis.audit");

  @Override
  public void afterCommit() {
    var action = kind.name().toLowerCase(Locale.ROOT);
    LOG.atInfo()
        .addKeyValue("event.created", at)
        .addKeyValue("event.action", action)
        .addKeyValue("user.id", text(by))
        .addKeyValue("user.target.id", text(person))
        .addKeyValue("parvis.room", text(room))
        .addKeyValue("parvis.detail", detail)
        .log("Audit: {}, by {}, about {}, room {}", action, text(by), text(person), text(room));
  }

  private static String text(@Nullable Object id) {
    return id == null ? "none" : id.toString();
  }
}
