package eu.parvis.meeting;

import static eu.parvis.meeting.SqlTime.instant;
import static eu.parvis.meeting.SqlTime.utc;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Slug;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.PublishedMeeting.Host;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * What somebody organizes or is invited to between two moments, for calendars outside: three
 * questions, however much it is. What was declined is among it, and is left out later.
 */
@Component
class PublishedMeetings {

  private static final String COLUMNS =
      """
      m.id, m.version, m.slug, m.title, m.starts, m.seconds, m.zone, m.rule, m.cancelled_at,
      m.created_at, m.organizer_id, m.sequence, m.description, m.guest_list_shown, p.name, p.email,
      """;

  /** Each meeting once, by when it was made. A meeting lasts a day at most: {@code :since}. */
  static final String MEETINGS =
      "select "
          + COLUMNS
          + """
          'ACCEPTED' as partstat, true as listed
          from meeting m cross join person p
          where m.organizer_id = :person and p.id = :person and m.deleted_at is null
            and m.starts is not null and m.id in
            (select o.meeting_id from occurrence o
             where o.organizer_id = :person and o.starts_at > :since and o.starts_at < :to
               and o.listed_until > :from)
          union all
          select
          """
          + COLUMNS
          + """
          a.partstat, a.co_organizer or m.guest_list_shown
          from attendee a join meeting m on m.id = a.meeting_id join person p on p.id = m.organizer_id
          where a.person_id = :person and a.listed_until > :from and m.organizer_id <> :person
            and m.deleted_at is null and m.starts is not null and exists
            (select from occurrence o
             where o.meeting_id = a.meeting_id and o.listed_until > :from and o.starts_at < :to)
          order by created_at, id
          """;

  /**
   * What is told of one by one: what takes place once, what was changed or answered by itself, and
   * what is over, since rules may have changed. Latest first.
   */
  static final String ROWS =
      """
      select o.meeting_id, o.day, o.title, o.zone, o.starts_at, o.ends_at, o.cancelled_at, o.own,
             o.sequence, 'ACCEPTED' as partstat
      from occurrence o join meeting m on m.id = o.meeting_id
      where o.organizer_id = :person and m.organizer_id = :person and m.deleted_at is null
        and o.ends_at is not null
        and o.starts_at > :since and o.starts_at < :to and o.listed_until > :from
        and (o.own or o.listed_until <= :now or m.rule is null)
      union all
      select o.meeting_id, o.day, o.title, o.zone, o.starts_at, o.ends_at, o.cancelled_at, o.own,
             o.sequence, coalesce(x.partstat, a.partstat)
      from attendee a join meeting m on m.id = a.meeting_id
      join occurrence o on o.meeting_id = a.meeting_id
      left join lateral
        (select y.partstat from attendee_answer y
         where y.attendee_id = a.id and y.day = o.day limit 1) x on true
      where a.person_id = :person and a.listed_until > :from and m.organizer_id <> :person
        and m.deleted_at is null
        and o.ends_at is not null and o.starts_at < :to and o.listed_until > :from
        and (o.own or o.listed_until <= :now or m.rule is null or x.partstat is not null)
      order by starts_at desc, meeting_id, day
      limit :most
      """;

  /** Those of meetings whose list is told, some of each. */
  static final String GUESTS =
      """
      select m.id, x.names
      from unnest(cast(string_to_array(:meetings, ',') as uuid[])) m(id)
      cross join lateral
        (select string_agg(y.name, chr(10)) as names from
          (select coalesce(nullif(a.name, ''), a.email) as name
           from attendee a where a.meeting_id = m.id
           order by a.created_at, a.email limit :most) y) x
      where x.names is not null
      """;

  /**
   * After some runs PostgreSQL would keep a plan that suits most people, and that looks up
   * thousands of rows one by one for who has thousands.
   */
  private static final String PLAN_FOR_THIS_PERSON =
      "set local plan_cache_mode = force_custom_plan";

  private final JdbcClient database;

  PublishedMeetings(JdbcClient database) {
    this.database = database;
  }

  /** From when to when, and what is over by now. */
  record Window(Instant from, Instant now, Instant to) {}

  /** In the order in which they were made, with at most so many guests each; in a transaction. */
  List<PublishedMeeting> meetings(PersonId person, Window window, int guests) {
    database.sql(PLAN_FOR_THIS_PERSON).update();
    var listed = new ArrayList<UUID>();
    var rules = new HashMap<String, Recurrence>();
    var meetings =
        within(database.sql(MEETINGS), person, window)
            .query((row, _) -> {
              var found = meeting(row, rules);
              if (row.getBoolean("listed") && !over(found.meeting(), window.now())) {
                listed.add(found.meeting().id().value());
              }
              return found;
            })
            .list();
    var names = guests(listed, guests);
    return meetings.stream()
        .map(one ->
            new PublishedMeeting(
                one.meeting(),
                one.host(),
                one.answer(),
                names.getOrDefault(one.meeting().id().value(), List.of())))
        .toList();
  }

  /** Of these meetings, latest first, at most so many. */
  Map<MeetingId, List<PublishedRow>> rows(
      PersonId person, Window window, List<PublishedMeeting> meetings, int most) {
    var known = new HashMap<UUID, MeetingDetails>();
    meetings.forEach(one -> known.put(one.meeting().id().value(), one.meeting()));
    var rows = new LinkedHashMap<MeetingId, List<PublishedRow>>();
    within(database.sql(ROWS), person, window)
        .param("now", utc(window.now()))
        .param("most", most)
        .query(row -> {
          var meeting = known.get(row.getObject("meeting_id", UUID.class));
          if (meeting != null) {
            rows.computeIfAbsent(meeting.id(), _ -> new ArrayList<>()).add(row(meeting, row));
          }
        });
    return rows;
  }

  private Map<UUID, List<String>> guests(List<UUID> meetings, int most) {
    var names = new HashMap<UUID, List<String>>();
    if (!meetings.isEmpty()) {
      database
          .sql(GUESTS)
          .param("meetings", meetings.stream().map(UUID::toString).collect(Collectors.joining(",")))
          .param("most", most)
          .query(row -> {
            names.put(row.getObject(1, UUID.class), row.getString(2).lines().toList());
          });
    }
    return names;
  }

  /** Who was there is no news, and much to read. */
  private static boolean over(MeetingDetails meeting, Instant now) {
    var when = meeting.when();
    return meeting.repeats() == null && when != null && !when.end().toInstant().isAfter(now);
  }

  static StatementSpec within(StatementSpec statement, PersonId person, Window window) {
    return statement
        .param("person", person.value())
        .param("from", utc(window.from()))
        .param("since", utc(window.from().minus(MeetingPlan.LONGEST)))
        .param("to", utc(window.to()));
  }

  /** Most series have one of a few rules. */
  private static PublishedMeeting meeting(ResultSet row, Map<String, Recurrence> rules)
      throws SQLException {
    var rule = row.getString("rule");
    var host = new PersonId(row.getObject("organizer_id", UUID.class));
    var start =
        row.getObject("starts", LocalDateTime.class).atZone(ZoneId.of(row.getString("zone")));
    var details =
        new MeetingDetails(
            new MeetingId(row.getObject("id", UUID.class)),
            row.getLong("version"),
            new Slug(row.getString("slug")),
            row.getString("title"),
            new TimeSpan(start, Duration.ofSeconds(row.getInt("seconds"))),
            rule == null ? null : rules.computeIfAbsent(rule, RecurrenceRule::parse),
            row.getObject("cancelled_at") != null,
            instant(row, "created_at"),
            host,
            row.getInt("sequence"),
            row.getString("description"),
            row.getBoolean("guest_list_shown"),
            Set.of());
    return new PublishedMeeting(
        details,
        new Host(host, row.getString("name"), new EmailAddress(row.getString("email"))),
        PartStat.valueOf(row.getString("partstat")),
        List.of());
  }

  private static PublishedRow row(MeetingDetails meeting, ResultSet row) throws SQLException {
    var title = row.getString("title");
    var start = instant(row, "starts_at");
    var zone = ZoneId.of(row.getString("zone"));
    var when = new TimeSpan(start.atZone(zone), Duration.between(start, instant(row, "ends_at")));
    var occurrence =
        new OccurrenceDetails(
            row.getObject("day", LocalDate.class),
            meeting,
            title == null ? meeting.title() : title,
            when,
            row.getObject("cancelled_at") != null,
            row.getBoolean("own"),
            Math.max(row.getInt("sequence"), meeting.sequence()),
            Standing.ATTENDEE);
    return new PublishedRow(occurrence, PartStat.valueOf(row.getString("partstat")));
  }
}
