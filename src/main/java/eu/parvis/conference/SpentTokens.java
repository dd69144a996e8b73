package eu.parvis.conference;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tokens that opened a stream, until they expire. */
@Component
class SpentTokens {

  private final JdbcClient database;
  private final Clock clock;

  SpentTokens(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Spends a token; of several callers at once, one gets true. */
  boolean spend(UUID id, Instant expiry) {
    return database
            .sql("insert into spent_token (jti, expires_at) values (?, ?) on conflict do nothing")
            .param(id)
            .param(Timestamp.from(expiry))
            .update()
        == 1;
  }

  /** Forgets tokens that are refused as expired anyway. */
  int deleteExpired() {
    return database
        .sql("delete from spent_token where expires_at < ?")
        .param(Timestamp.from(clock.instant()))
        .update();
  }
}
