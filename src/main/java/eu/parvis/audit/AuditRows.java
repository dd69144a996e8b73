package eu.parvis.audit;

import eu.parvis.account.PersonId;
import eu.parvis.room.RoomId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AuditRows {

  private final JdbcClient database;

  AuditRows(JdbcClient database) {
    this.database = database;
  }

  void insert(
      Instant at,
      Kind kind,
      @Nullable PersonId by,
      @Nullable PersonId person,
      @Nullable RoomId room,
      String detail) {
    database
        .sql(
            """
            insert into audit_entry (at, kind, by_id, person_id, room_id, detail)
            values (:at, :kind, :by, :person, :room, :detail)
            """)
        .param("at", time(at))
        .param("kind", kind.name())
        .param("by", by == null ? null : by.value(), Types.OTHER)
        .param("person", person == null ? null : person.value(), Types.OTHER)
        .param("room", room == null ? null : room.value(), Types.OTHER)
        .param("detail", detail)
        .update();
  }

  List<AuditEntry> find(AuditFilter filter, long before, int most) {
    var conditions = new ArrayList<>(List.of("id < :before"));
    var values = new LinkedHashMap<String, Object>(Map.of("before", before, "most", most));
    if (filter.kind() != null) {
      conditions.add("kind = :kind");
      values.put("kind", filter.kind().name());
    }
    if (filter.person() != null) {
      conditions.add("(by_id = :person or person_id = :person)");
      values.put("person", filter.person().value());
    }
    if (filter.from() != null) {
      conditions.add("at >= :from");
      values.put("from", time(filter.from()));
    }
    if (filter.until() != null) {
      conditions.add("at < :until");
      values.put("until", time(filter.until()));
    }
    return database
        .sql(
            "select * from audit_entry where "
                + String.join(" and ", conditions)
                + " order by id desc limit :most")
        .params(values)
        .query((row, _) -> entry(row))
        .list();
  }

  /** Deletes in a transaction of the caller's what the database lets go. */
  int deleteBefore(Instant before) {
    database
        .sql("select set_config('parvis.audit_clean_up', 'on', true)")
        .query(String.class)
        .single();
    return database.sql("delete from audit_entry where at < ?").param(time(before)).update();
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    var by = row.getObject("by_id", UUID.class);
    var person = row.getObject("person_id", UUID.class);
    var room = row.getObject("room_id", UUID.class);
    return new AuditEntry(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Kind.valueOf(row.getString("kind")),
        by == null ? null : new PersonId(by),
        person == null ? null : new PersonId(person),
        room == null ? null : new RoomId(room),
        row.getString("detail"));
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
