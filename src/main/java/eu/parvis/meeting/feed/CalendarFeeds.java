package eu.parvis.meeting.feed;

import eu.parvis.account.PersonId;
import eu.parvis.account.SecretToken;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secret addresses at which calendars are subscribed to, one a person at most. */
@Service
@Transactional
public class CalendarFeeds {

  /** Where feeds are, before the token. */
  public static final String PATH = "/feed/";

  /** What an address ends with: some programs go by it. */
  public static final String ENDING = ".ics";

  private final JdbcTemplate database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  CalendarFeeds(JdbcTemplate database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The path of a new address; an older one ends. Only this answer shows it. */
  public String renew(PersonId person) {
    var token = SecretToken.draw(random);
    database.update(
        """
        insert into calendar_feed (person_id, token_hash, created_at) values (?, ?, ?)
        on conflict (person_id) do update
          set token_hash = excluded.token_hash, created_at = excluded.created_at
        """,
        person.value(),
        token.hash(),
        clock.instant().atOffset(ZoneOffset.UTC));
    return PATH + token.value() + ENDING;
  }

  /** Ends the address of a person, if there is one. */
  public void revoke(PersonId person) {
    database.update("delete from calendar_feed where person_id = ?", person.value());
  }

  /** Since when a person has an address; empty if there is none. */
  @Transactional(readOnly = true)
  public Optional<Instant> since(PersonId person) {
    return database
        .query(
            "select created_at from calendar_feed where person_id = ?",
            (row, _) -> row.getObject(1, OffsetDateTime.class).toInstant(),
            person.value())
        .stream()
        .findFirst();
  }

  /** Whose calendar an address shows; whatever is asked for costs the same hash and look-up. */
  @Transactional(readOnly = true)
  Optional<PersonId> owner(SecretToken token) {
    return database
        .query(
            "select person_id from calendar_feed where token_hash = ?",
            (row, _) -> new PersonId(row.getObject(1, UUID.class)),
            new SqlParameterValue(Types.BINARY, token.hash()))
        .stream()
        .findFirst();
  }
}
