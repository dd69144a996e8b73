package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A body of many people, written by the database itself and the same every time: five meetings and
 * 25 invitations a person, a third of the meetings series of twelve weeks, from a year ago to half
 * a year ahead; a few organize 5,000.
 */
record ScheduleData(int people, int meetings, int attendees) {

  /** What the product is measured with. */
  static final ScheduleData WHOLE = new ScheduleData(200_000, 1_000_000, 5_000_000);

  private static final int BUSY_MEETINGS = 5_000;
  private static final int MEETINGS_OF_A_BUSY_BODY = 250_000;

  private static final String PEOPLE =
      """
      insert into person (id, version, name, email, language, zone, administrator, created_at)
      select md5('p' || n)::uuid, 0, 'Person ' || n, 'p' || n || '@bench.example', 'FRENCH',
             'Europe/Paris', false, now()
      from generate_series(1, :people) n
      """;

  private static final String ROOMS =
      """
      insert into room (id, version, slug, owner_id, participant_limit, title, organizer,
                        cancelled, created_at, name, access, may_speak, may_show, may_share,
                        may_chat, may_react, may_rename, may_admit, start_muted,
                        wait_for_moderator)
      select md5('r' || n)::uuid, 0, regexp_replace(
               translate(lpad(to_hex(n), 10, '0'), '0123456789', 'qrstuvwxyz'),
               '(...)(....)(...)', '\\1-\\2-\\3'), md5('p' || 1)::uuid, 100, '', '',
             false, now(), '', 'PUBLIC', 'GUEST', 'GUEST', 'GUEST',
             'GUEST', 'GUEST', 'GUEST', 'MODERATOR', false,
             false
      from generate_series(1, :meetings) n
      """;

  private static final String MEETINGS =
      """
      insert into meeting (id, version, room_id, slug, organizer_id, title, zone, starts, seconds,
                           rule, changes, created_at, description, guest_list_shown, reminders,
                           sequence, last_sequence, deletion_told)
      select md5('m' || n)::uuid, 0, md5('r' || n)::uuid, regexp_replace(
               translate(lpad(to_hex(n), 10, '0'), '0123456789', 'qrstuvwxyz'),
               '(...)(....)(...)', '\\1-\\2-\\3'),
             md5('p' || case when n <= :busy * :busyMeetings then 1 + (n - 1) / :busyMeetings
                        else 1 + n::bigint * 7919 % :people end)::uuid,
             'Réunion ' || n, 'Europe/Paris',
             date_trunc('hour', now() at time zone 'Europe/Paris')
               + (n::bigint * 48271 % 13000 - 8700) * interval '1 hour',
             3600, case n % 3 when 0 then 'FREQ=DAILY;INTERVAL=7;COUNT=12' end, 0, now(),
             case n % 4 when 0 then E'1. Budget\\n2. **Divers**' else '' end, n % 5 = 0,
             case n % 2 when 0 then 'DAY,HOUR' else '' end, 0, 0, false
      from generate_series(1, :meetings) n
      """;

  private static final String OCCURRENCES =
      """
      insert into occurrence (meeting_id, day, organizer_id, zone, starts_at, ends_at,
                              listed_until, own)
      select m.id, at::date, m.organizer_id, m.zone, at at time zone m.zone,
             at at time zone m.zone + interval '1 hour', at at time zone m.zone + interval '1 hour',
             false
      from meeting m
      cross join lateral generate_series(
        m.starts, m.starts + case when m.rule is null then interval '0' else interval '77 days' end,
        interval '7 days') at
      """;

  private static final String ATTENDEES =
      """
      insert into attendee (id, meeting_id, email, name, person_id, role, moderator, co_organizer,
                            partstat, comment, listed_until, created_at)
      select md5('a' || n || '-' || k)::uuid, md5('m' || n)::uuid, 'p' || j || '@bench.example',
             'Person ' || j, md5('p' || j)::uuid, 'REQ_PARTICIPANT', false, false, 'NEEDS_ACTION',
             '',
             (m.starts + case when m.rule is null then interval '0' else interval '77 days' end)
               at time zone m.zone + interval '1 hour',
             now()
      from generate_series(1, :meetings) n
      join meeting m on m.id = md5('m' || n)::uuid
      cross join generate_series(1, :each) k
      cross join lateral (select 1 + (n::bigint * 104729 + k * 1299709::bigint) % :people as j) of
      """;

  private static final String ANSWERS =
      """
      insert into attendee_answer (attendee_id, day, partstat, comment)
      select md5('a' || n || '-1')::uuid, o.day, 'DECLINED', ''
      from generate_series(30, :meetings, 30) n
      join occurrence o on o.meeting_id = md5('m' || n)::uuid
      where extract(day from o.day) < 8
      """;

  private static final List<String> TABLES =
      List.of("person", "room", "meeting", "occurrence", "attendee", "attendee_answer");

  /** Rows are not put into an index that is not ready. REINDEX makes it, and makes it ready. */
  private static final String LATER_INDEXES =
      """
      update pg_index set indisready = false, indisvalid = false
      where indrelid in (select cast(t as regclass) from unnest(string_to_array(:tables, ',')) t)
      """;

  /** The same body, so many times smaller. */
  ScheduleData share(int parts) {
    return new ScheduleData(people / parts, meetings / parts, attendees / parts);
  }

  /**
   * Into empty tables, by a superuser: foreign keys hold, so nobody looks at them, and indexes are
   * made when the rows are there.
   */
  void write(DataSource source) throws SQLException {
    try (var connection = source.getConnection()) {
      var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      run(database, "set session_replication_role = replica");
      run(database, "set maintenance_work_mem = '512MB'");
      database.sql(LATER_INDEXES).param("tables", String.join(",", TABLES)).update();
      for (var rows : new String[] {PEOPLE, ROOMS, MEETINGS, OCCURRENCES, ATTENDEES, ANSWERS}) {
        database.sql(rows).params(parameters()).update();
      }
      TABLES.forEach(table -> run(database, "reindex table " + table));
      run(database, "vacuum analyze");
      run(database, "reset all");
    }
  }

  private static void run(JdbcClient database, String statement) {
    database.sql(statement).update();
  }

  /** How many organize 5,000 meetings: the first ones. */
  int busy() {
    return Math.max(1, meetings / MEETINGS_OF_A_BUSY_BODY);
  }

  /** A person by their number, from 1. */
  static PersonId person(int number) {
    try {
      var digest =
          MessageDigest.getInstance("MD5").digest(("p" + number).getBytes(StandardCharsets.UTF_8));
      var bytes = ByteBuffer.wrap(digest);
      return new PersonId(new UUID(bytes.getLong(), bytes.getLong()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> parameters() {
    return Map.of(
        "people", people,
        "meetings", meetings,
        "busy", busy(),
        "busyMeetings", BUSY_MEETINGS,
        "each", attendees / meetings);
  }
}
