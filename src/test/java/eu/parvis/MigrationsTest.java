package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.LegibleText;
import eu.parvis.testing.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** The schema comes out the same from an empty database and from every version that was before. */
class MigrationsTest {

  @Test
  void anEmptyDatabaseMigrates() {
    var flyway = flyway(TestDatabase.createDatabase(), MigrationVersion.LATEST);
    assertThat(flyway.migrate().success).isTrue();
    assertThat(flyway.info().pending()).isEmpty();
  }

  @Test
  void everyPreviousSchemaMigrates() {
    var versions =
        Arrays.stream(flyway(TestDatabase.createDatabase(), MigrationVersion.LATEST).info().all())
            .map(MigrationInfo::getVersion)
            .toList();
    for (var previous : versions) {
      var database = TestDatabase.createDatabase();
      flyway(database, previous).migrate();
      var flyway = flyway(database, MigrationVersion.LATEST);
      assertThat(flyway.migrate().success).as("from version %s", previous).isTrue();
      assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
    }
  }

  @Test
  void aMeetingFromBeforeSeriesHasOneOccurrence() throws SQLException {
    var database = TestDatabase.createDatabase();
    flyway(database, MigrationVersion.fromVersion("4")).migrate();
    try (var connection = DriverManager.getConnection(database, "postgres", null);
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into person (id, version, name, email, language, zone, administrator, created_at)
          values ('00000000-0000-0000-0000-000000000001', 0, 'Odile', 'o@example.org', 'fr',
                  'Europe/Paris', false, now());
          insert into room (id, version, slug, owner_id, participant_limit, title, organizer,
                            cancelled, created_at)
          values ('00000000-0000-0000-0000-000000000002', 0, 'abc-defg-hij',
                  '00000000-0000-0000-0000-000000000001', 9, '', '', false, now());
          insert into meeting (id, version, room_id, slug, organizer_id, title, zone, starts_at,
                               ends_at, listed_until, created_at)
          select ('00000000-0000-0000-0000-00000000001' || n)::uuid, 0,
                 '00000000-0000-0000-0000-000000000002', 'abc-defg-hij',
                 '00000000-0000-0000-0000-000000000001', 'Budget', 'America/New_York',
                 '2026-12-02T02:30Z', case n when 1 then '2026-12-02T03:15Z'::timestamptz end,
                 '2026-12-02T14:30Z', now()
          from generate_series(1, 2) n
          """);
      assertThat(flyway(database, MigrationVersion.LATEST).migrate().success).isTrue();
      var rows =
          statement.executeQuery(
              """
              select m.starts::text, m.seconds, o.day::text, o.starts_at, o.ends_at is null
              from meeting m join occurrence o on o.meeting_id = m.id order by m.id
              """);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("2026-12-01 21:30:00");
      assertThat(rows.getInt(2)).isEqualTo(45 * 60);
      assertThat(rows.getString(3)).isEqualTo("2026-12-01");
      assertThat(rows.getTimestamp(4).toInstant()).isEqualTo("2026-12-02T02:30:00Z");
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isNull();
      assertThat(rows.getBoolean(5)).isTrue();
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void whoeverWasInvitedBeforeGrantsHasOneInTheRoom() throws SQLException {
    var database = TestDatabase.createDatabase();
    flyway(database, MigrationVersion.fromVersion("16")).migrate();
    try (var connection = DriverManager.getConnection(database, "postgres", null);
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into person (id, version, name, email, language, zone, administrator, created_at)
          select ('00000000-0000-0000-0000-00000000000' || n)::uuid, 0, 'Odile',
                 n || '@example.org', 'fr', 'Europe/Paris', false, now()
          from generate_series(1, 3) n;
          insert into room (id, version, slug, owner_id, participant_limit, title, organizer,
                            cancelled, created_at)
          values ('00000000-0000-0000-0000-000000000002', 0, 'abc-defg-hij',
                  '00000000-0000-0000-0000-000000000001', 9, '', '', false, now());
          insert into meeting (id, version, room_id, slug, organizer_id, title, zone, starts,
                               seconds, created_at, deleted_at, description, guest_list_shown,
                               sequence, last_sequence, deletion_told, changes, reminders)
          select ('00000000-0000-0000-0000-00000000001' || n)::uuid, 0,
                 '00000000-0000-0000-0000-000000000002', 'abc-defg-hij',
                 '00000000-0000-0000-0000-000000000001', 'Budget', 'Europe/Paris',
                 '2026-12-02 10:00', 3600, now(), case n when 2 then now() end, '', false,
                 0, 0, false, 0, ''
          from generate_series(1, 2) n;
          insert into attendee (id, meeting_id, email, name, person_id, role, moderator,
                                co_organizer, partstat, comment, listed_until, created_at)
          select gen_random_uuid(), m.id, n || '@example.org', '', p.id, 'REQ_PARTICIPANT', n = 2,
                 false, 'NEEDS_ACTION', '', '2026-12-02T10:00Z', now()
          from generate_series(2, 4) n cross join meeting m
          left join person p on p.email = n || '@example.org';
          insert into room_moderator
          values ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000002')
          """);
      assertThat(flyway(database, MigrationVersion.LATEST).migrate().success).isTrue();
      var rows =
          statement.executeQuery(
              """
              select p.email, g.email, g.role, right(g.meeting::text, 2), g.until,
                     r.access, r.may_admit
              from room_grant g join room r on r.id = g.room_id
              left join person p on p.id = g.person_id order by 1, 2
              """);
      var found = new ArrayList<String>();
      while (rows.next()) {
        assertThat(rows.getTimestamp(5).toInstant()).isEqualTo("2026-12-02T22:00:00Z");
        assertThat(rows.getString(6)).isEqualTo("PUBLIC");
        assertThat(rows.getString(7)).isEqualTo("MODERATOR");
        found.add(
            rows.getString(1)
                + " "
                + rows.getString(2)
                + " "
                + rows.getString(3)
                + " "
                + rows.getString(4));
      }
      assertThat(found)
          .containsExactly(
              "2@example.org null MODERATOR 11",
              "3@example.org null MEMBER 11",
              "null 4@example.org MEMBER 11");
    }
  }

  /**
   * What {@code LegibleText} leaves out, the migration does, but for piles of marks and characters
   * that are not assigned. The switches are the updates in {@code V30}.
   */
  @Test
  void namesAndTitlesFromBeforeAreLegible() throws SQLException {
    var names =
        List.of(
            "Zoé Müller",
            " Bu\u200Bd\u00ADget\u202E\uFEFF ",
            "a\tb\r\nc\u2028d",
            "می\u200Cخواهم",
            "👩\u200D👩\u200D👧 ❤\uFE0F",
            "🏴\uDB40\uDC67\uDB40\uDC7F",
            "A\u2066nna\u2069\u180E\u2064",
            "\u3164\u2800",
            "\u200B\u200D\uFE0F");
    var database = TestDatabase.createDatabase();
    flyway(database, MigrationVersion.fromVersion("16")).migrate();
    try (var connection = DriverManager.getConnection(database, "postgres", null);
        var statement = connection.createStatement()) {
      statement.execute("create temp table written (n text, id uuid, name text)");
      try (var insert =
          connection.prepareStatement(
              """
              insert into written
              select n, ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, name
              from unnest(?) with ordinality as names (name, n)
              """)) {
        insert.setArray(1, connection.createArrayOf("text", names.toArray()));
        insert.execute();
      }
      statement.execute(
          """
          insert into person (id, version, name, email, language, zone, administrator, created_at)
          select id, 0, name, n || '@example.org', 'fr', 'Europe/Paris', false, now() from written;
          insert into room (id, version, slug, owner_id, participant_limit, title, organizer,
                            cancelled, created_at)
          select id, 0, n || 'bc-defg-hij', id, 9, name, name, false, now() from written;
          insert into meeting (id, version, room_id, slug, organizer_id, title, zone, starts,
                               seconds, created_at, description, guest_list_shown,
                               sequence, last_sequence, deletion_told, changes, reminders)
          select id, 0, id, n || 'bc-defg-hij', id, name, 'Europe/Paris',
                 '2026-12-02 10:00', 3600, now(), '', false, 0, 0, false, 0, ''
          from written;
          insert into occurrence (meeting_id, day, organizer_id, title, zone, starts_at,
                                  listed_until, own)
          select id, '2026-12-02', id, name, 'Europe/Paris', '2026-12-02T09:00Z',
                 '2026-12-02T10:00Z', true
          from written;
          insert into attendee (id, meeting_id, email, name, role, moderator, co_organizer,
                                partstat, comment, listed_until, created_at)
          select id, id, n || '@example.org', name, 'REQ_PARTICIPANT', false, false,
                 'NEEDS_ACTION', '', '2026-12-02T10:00Z', now()
          from written
          """);
      flyway(database, MigrationVersion.fromVersion("28")).migrate();
      statement.execute("update room set name = title");
      assertThat(flyway(database, MigrationVersion.LATEST).migrate().success).isTrue();
      var found = new HashMap<String, List<Object>>();
      var rows =
          statement.executeQuery(
              """
              select 'person', array_agg(name order by id) from person
              union all select 'room', array_agg(name order by id) from room
              union all select 'its title', array_agg(title order by id) from room
              union all select 'its organizer', array_agg(organizer order by id) from room
              union all select 'meeting', array_agg(title order by id) from meeting
              union all select 'occurrence', array_agg(title order by meeting_id) from occurrence
              union all select 'attendee', array_agg(name order by id) from attendee
              """);
      while (rows.next()) {
        found.put(rows.getString(1), List.of((Object[]) rows.getArray(2).getArray()));
      }
      var unnamed = names.stream().map(LegibleText::cleaned).toList();
      var named = unnamed.stream().map(name -> name.isEmpty() ? "?" : name).toList();
      assertThat(found)
          .isEqualTo(
              Map.of(
                  "person", named,
                  "room", unnamed,
                  "its title", unnamed,
                  "its organizer", unnamed,
                  "meeting", named,
                  "occurrence", named,
                  "attendee", unnamed));
    }
  }

  private static Flyway flyway(String database, MigrationVersion target) {
    return Flyway.configure().dataSource(database, "postgres", null).target(target).load();
  }
}
