package eu.parvis.meeting;

import static eu.parvis.meeting.SqlTime.instant;
import static eu.parvis.meeting.SqlTime.utc;

import eu.parvis.account.PersonId;
import eu.parvis.meeting.MeetingChange.What;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who changed what of a meeting, and when. */
@Component
class MeetingHistory {

  private static final String COMMA = ",";

  private final JdbcTemplate database;
  private final Clock clock;

  MeetingHistory(JdbcTemplate database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What an edit changes. */
  static Set<What> changes(Draft before, Edit edit) {
    var what = EnumSet.noneOf(What.class);
    var plan = edit.plan();
    put(what, What.TITLE, before.plan().title(), plan.title());
    if (plan.when() != null) {
      put(what, What.TIME, before.plan().when(), plan.when());
      put(what, What.RULE, before.plan().repeats(), plan.repeats());
    }
    var told = before.invitation();
    var invitation = edit.invitation();
    put(what, What.DESCRIPTION, told.description(), invitation.description());
    put(what, What.GUEST_LIST, told.guestListShown(), invitation.guestListShown());
    put(what, What.REMINDERS, told.reminders(), invitation.reminders());
    put(what, What.ATTENDEES, Set.copyOf(told.attendees()), Set.copyOf(invitation.attendees()));
    return what;
  }

  private static void put(
      Set<What> changes, What what, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      changes.add(what);
    }
  }

  void add(MeetingId meeting, PersonId by, @Nullable LocalDate day, Set<What> what, int told) {
    if (what.isEmpty()) {
      return;
    }
    database.update(
        """
        insert into meeting_change (meeting_id, at, person_id, day, what, told)
        values (?, ?, ?, ?, ?, ?)
        """,
        meeting.value(),
        utc(clock.instant()),
        by.value(),
        day,
        what.stream().sorted().map(What::name).collect(Collectors.joining(COMMA)),
        told);
  }

  private static @Nullable PersonId by(ResultSet row) throws SQLException {
    var person = row.getObject("person_id", UUID.class);
    return person == null ? null : new PersonId(person);
  }

  /** The latest changes, latest first. */
  List<MeetingChange> latest(MeetingId meeting, int most) {
    return database.query(
        """
        select at, person_id, day, what, told from meeting_change
        where meeting_id = ? order by id desc limit ?
        """,
        (row, _) ->
            new MeetingChange(
                instant(row, "at"),
                by(row),
                row.getObject("day", LocalDate.class),
                Arrays.stream(row.getString("what").split(COMMA))
                    .map(What::valueOf)
                    .collect(Collectors.toSet()),
                row.getInt("told")),
        meeting.value(),
        most);
  }
}
