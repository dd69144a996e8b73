package eu.parvis.account.oidc;

import eu.parvis.account.LoginSeries;
import eu.parvis.account.PersonId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who is whom at the provider, and which login began there. */
final class OidcRows {

  private final JdbcTemplate database;

  OidcRows(JdbcTemplate database) {
    this.database = database;
  }

  /** A login that began at the provider. */
  record ProviderLogin(PersonId person, LoginSeries series) {}

  Optional<PersonId> person(String issuer, String subject) {
    return database
        .query(
            "select person_id from oidc_identity where issuer = ? and subject = ?",
            (row, _) -> new PersonId(row.getObject(1, UUID.class)),
            issuer,
            subject)
        .stream()
        .findFirst();
  }

  /** Binds for ever; fails if the person is somebody else there already. */
  void bind(Identity identity, PersonId person, Instant now) {
    database.update(
        "insert into oidc_identity (issuer, subject, person_id, created_at) values (?, ?, ?, ?)",
        identity.issuer(),
        identity.subject(),
        person.value(),
        now.atOffset(ZoneOffset.UTC));
  }

  boolean bound(PersonId person, String issuer) {
    return !database
        .queryForList(
            "select 1 from oidc_identity where person_id = ? and issuer = ?",
            Integer.class,
            person.value(),
            issuer)
        .isEmpty();
  }

  void began(
      LoginSeries series, String issuer, String subject, @Nullable String sid, String idToken) {
    database.update(
        "insert into oidc_login (series, issuer, subject, sid, id_token) values (?, ?, ?, ?, ?)",
        series.value(),
        issuer,
        subject,
        sid,
        idToken);
  }

  /** What to show the provider when a login that began there ends. */
  Optional<String> idToken(LoginSeries series, String issuer) {
    return database
        .query(
            "select id_token from oidc_login where series = ? and issuer = ?",
            (row, _) -> row.getString(1),
            series.value(),
            issuer)
        .stream()
        .findFirst();
  }

  /** The logins that a logout token is about: of a session, or of a person altogether. */
  List<ProviderLogin> logins(LogoutToken token) {
    return database.query(
        """
        select r.person_id, l.series from oidc_login l join remembered_login r using (series)
        where l.issuer = ?
          and (?::varchar is null or l.subject = ?)
          and (?::varchar is null or l.sid = ?)
        """,
        (row, _) ->
            new ProviderLogin(
                new PersonId(row.getObject(1, UUID.class)),
                new LoginSeries(row.getObject(2, UUID.class))),
        token.issuer(),
        token.subject(),
        token.subject(),
        token.sid(),
        token.sid());
  }

  /** Whether this is the first time; forgets those that no longer can come. */
  boolean spend(byte[] tokenHash, Instant now) {
    var end = now.minus(LogoutToken.LONGEST_WAY.multipliedBy(2));
    database.update("delete from oidc_logout where spent_at < ?", end.atOffset(ZoneOffset.UTC));
    return database.update(
            "insert into oidc_logout (token_hash, spent_at) values (?, ?) on conflict do nothing",
            tokenHash,
            now.atOffset(ZoneOffset.UTC))
        == 1;
  }
}
